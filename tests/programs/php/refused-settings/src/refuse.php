<?php

/** As in Laravel. */
function throw_if($condition, $exception, ...$parameters)
{
    if ($condition) {
        throw is_string($exception) ? new $exception(...$parameters) : $exception;
    }
}
