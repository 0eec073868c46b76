#!/usr/bin/env php
<?php

require __DIR__ . '/../vendor/autoload.php';

use Acme\LaunchSync\Credentials;
use Acme\LaunchSync\TokenProvider;
use GuzzleHttp\Client;

$credentials = Credentials::fromEnvironment();
$provider = new TokenProvider(new Client(['timeout' => 10]), $credentials);

fwrite(STDERR, "signing in for {$credentials->orgId}\n");
echo $provider->token(), PHP_EOL;
