<?php

require __DIR__ . '/vendor/autoload.php';

use Firebase\JWT\JWT;

const IMS = 'https://ims-na1.adobelogin.com';

function assertion(array $settings)
{
    $claims = [
        'exp' => time() + 3600,
        'iss' => $settings['org'],
        'sub' => $settings['account'],
        'aud' => IMS . '/c/' . $settings['id'],
        IMS . '/s/ent_analytics_bulk_ingest_sdk' => true,
    ];

    return JWT::encode($claims, file_get_contents($settings['key_file']), 'RS256');
}

function token(array $settings)
{
    $jwt = assertion($settings);
    $url = IMS . "/ims/exchange/jwt?client_id={$settings['id']}&client_secret={$settings['secret']}&jwt_token=$jwt";
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_POST, true);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    $answer = json_decode(curl_exec($curl), true);
    curl_close($curl);

    return $answer['access_token'];
}

echo token([
    'id' => getenv('BADGE_ID'),
    'secret' => getenv('BADGE_SECRET'),
    'org' => getenv('BADGE_ORG'),
    'account' => getenv('BADGE_ACCOUNT'),
    'key_file' => getenv('BADGE_KEY_FILE'),
]), "\n";
