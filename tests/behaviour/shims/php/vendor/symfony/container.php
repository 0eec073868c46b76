<?php
// Builds a service from the arguments that config/services.yaml lists for it.
function stand_in_service($class, array $given)
{
    preg_match_all("/^ +\\$(\w+): '%env\((\w+)\)%'/m", file_get_contents('config/services.yaml'), $found, PREG_SET_ORDER);
    foreach ($found as [, $name, $variable]) {
        if (getenv($variable) === false) {
            throw new RuntimeException("Environment variable not found: \"$variable\"");
        }
        $given[$name] = getenv($variable);
    }
    return new $class(...$given);
}
