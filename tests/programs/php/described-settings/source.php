<?php

require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/Field.php';

use Firebase\JWT\JWT;

function fields()
{
    $fields = [new Field('client_id', true), new Field('client_secret', true)];
    $fields[] = new Field('org_id', true);
    $fields[] = new Field('technical_account_id', true);
    $fields[] = new Field('private_key', true);
    return $fields;
}

function sign_in(array $given)
{
    $claims = [
        'exp' => time() + 600,
        'iss' => $given['org_id'],
        'sub' => $given['technical_account_id'],
        'aud' => 'https://ims-na1.adobelogin.com/c/' . $given['client_id'],
        'https://ims-na1.adobelogin.com/s/ent_user_sdk' => true,
    ];
    $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query([
        'client_id' => $given['client_id'],
        'client_secret' => $given['client_secret'],
        'jwt_token' => JWT::encode($claims, $given['private_key'], 'RS256'),
    ]));
    return json_decode(curl_exec($curl), true)['access_token'];
}

$given = Field::given(fields());
echo $given['org_id'], ' ', sign_in($given), "\n";
