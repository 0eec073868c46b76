<?php

require 'lib/Token.php';

$settings = parse_ini_file('settings.ini', true);
$settings['credentials']['client_secret'] = getenv('ACS_SECRET') ?: $settings['credentials']['client_secret'];

$keyFile = $settings['credentials']['private_key'];
if (!file_exists($keyFile)) {
    die("Private key $keyFile is missing\n");
}
$key = openssl_get_privatekey(file_get_contents($keyFile));

$token = Token::fetch($settings['ims'], $settings['credentials'], $key);
echo $token->value, "\n";
