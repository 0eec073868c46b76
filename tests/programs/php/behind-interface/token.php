<?php

use Firebase\JWT\JWT;

require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/gate.php';

function token(TokenGate $gate): string
{
    $host = 'https://ims-na1.adobelogin.com';
    $claims = [
        'iss' => getenv('GATE_ORG'),
        'sub' => getenv('GATE_ACCOUNT'),
        'exp' => time() + 300,
        'aud' => $host . '/c/' . getenv('GATE_ID'),
        $host . '/s/ent_marketing_sdk' => true,
    ];
    $jwt = JWT::encode($claims, file_get_contents(getenv('GATE_KEY')), 'RS256');

    return $gate->open(getenv('GATE_ID'), getenv('GATE_SECRET'), $jwt);
}

echo token(new ImsGate()), PHP_EOL;
