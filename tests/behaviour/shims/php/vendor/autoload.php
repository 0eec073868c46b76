<?php
// Loads the program's own classes, and the stand-in for firebase/php-jwt where it is installed.
spl_autoload_register(function ($class) {
    $parts = explode('\\', $class);
    foreach ([__DIR__ . '/../src/' . end($parts) . '.php', __DIR__ . '/firebase/' . end($parts) . '.php'] as $file) {
        if (is_file($file)) {
            require_once $file;
            return;
        }
    }
});
