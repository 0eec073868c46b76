<?php
// The helpers of Laravel that the programs call.
require_once __DIR__ . '/autoload.php';

function env($name, $default = null)
{
    $value = getenv($name);
    return $value === false ? $default : $value;
}

function config($key)
{
    $parts = explode('.', $key);
    $value = require 'config/' . array_shift($parts) . '.php';
    foreach ($parts as $part) {
        if (!array_key_exists($part, $value)) {
            throw new RuntimeException("no configuration $key");
        }
        $value = $value[$part];
    }
    return $value;
}

function base_path($path)
{
    return $path[0] === '/' ? $path : getcwd() . '/' . $path;
}

function now()
{
    return new class {
        public $at;

        public function __construct()
        {
            $this->at = time();
        }

        public function addMinutes($count)
        {
            $this->at += 60 * $count;
            return $this;
        }

        public function addHours($count)
        {
            return $this->addMinutes(60 * $count);
        }
    };
}
