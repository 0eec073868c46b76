<?php

require 'vendor/autoload.php';
foreach (['Config', 'AccessToken', 'Authenticator'] as $class) {
    require_once __DIR__ . "/src/$class.php";
}

$config = \Acme\AssetSync\Config::load(__DIR__ . '/etc/adobe.json');
$authenticator = new \Acme\AssetSync\Authenticator($config, (string) getenv('ADOBE_CLIENT_SECRET'));
echo $authenticator->getToken(), PHP_EOL;
