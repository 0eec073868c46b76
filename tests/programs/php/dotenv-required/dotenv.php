<?php
class Dotenv
{
    public static function createImmutable($folder) { return new self(); }
    public function safeLoad() { foreach (getenv() as $k => $v) { $_ENV[$k] = $v; } }
    public function required($names)
    {
        foreach ((array) $names as $name) {
            if (!isset($_ENV[$name])) { throw new RuntimeException("One or more environment variables failed: $name is missing"); }
        }
        return $this;
    }
    public function notEmpty() { return $this; }
}
