<?php

require __DIR__ . '/vendor/autoload.php';
foreach (['refuse', 'Settings', 'TokenSource', 'Assertions', 'ImsTokens'] as $name) {
    require_once __DIR__ . "/src/$name.php";
}

use Acme\Tides\{Assertions, ImsTokens, Settings};

$settings = new Settings($_ENV + getenv());
$tokens = new ImsTokens($settings->values['ims'], __DIR__);
$assertion = Assertions::of($settings->values)->forClient($settings->values['clientId']);
echo $tokens->accessToken($settings->values['clientId'], $settings->values['clientSecret'], $assertion), PHP_EOL;
