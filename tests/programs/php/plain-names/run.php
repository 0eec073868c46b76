<?php

require __DIR__ . '/vendor/autoload.php';
require_once __DIR__ . '/settings.php';

use Firebase\JWT\JWT;

const IMS = 'https://ims-na1.adobelogin.com';

$settings = settings();
$assertion = JWT::encode(
    [
        'exp' => time() + 900,
        'iss' => $settings['org'],
        'sub' => $settings['account'],
        'aud' => IMS . '/c/' . $settings['client'],
        IMS . '/s/ent_user_sdk' => true,
    ],
    str_replace('\n', "\n", $settings['rsa']),
    'RS256'
);
$request = curl_init(IMS . '/ims/exchange/jwt');
curl_setopt_array($request, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POSTFIELDS => http_build_query([
        'client_id' => $settings['client'],
        'client_secret' => $settings['secret'],
        'jwt_token' => $assertion,
    ]),
]);
echo json_decode(curl_exec($request), true)['access_token'], PHP_EOL;
