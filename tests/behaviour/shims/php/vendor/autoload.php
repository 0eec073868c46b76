<?php
// Loads the program's own classes, and stand-ins for the libraries that are installed.
spl_autoload_register(function ($class) {
    $parts = explode('\\', $class);
    $name = end($parts);
    $libraries = ['Firebase' => 'firebase', 'GuzzleHttp' => 'guzzle', 'Symfony' => 'symfony', 'Psr' => 'symfony',
        'Lcobucci' => 'lcobucci', 'Illuminate' => 'laravel'];
    $folders = isset($libraries[$parts[0]])
        ? [__DIR__ . '/' . $libraries[$parts[0]]]
        : [__DIR__ . '/../src', __DIR__ . '/../app/' . implode('/', array_slice($parts, 1, -1))];
    foreach ($folders as $folder) {
        if (is_file("$folder/$name.php")) {
            require_once "$folder/$name.php";
            return;
        }
    }
});
