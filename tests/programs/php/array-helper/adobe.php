<?php
require_once 'http.php';
require_once 'vendor/autoload.php';

use Firebase\JWT\JWT;

$cfg = parse_ini_file('adobe.ini');

function adobe_login($cfg)
{
    $claims = array(
        'exp' => time() + 3600, 'iss' => $cfg['org'], 'sub' => $cfg['techacct'],
        'aud' => 'https://ims-na1.adobelogin.com/c/' . $cfg['key'],
        'https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk' => true,
    );
    $data = array();
    $data['client_id'] = $cfg['key'];
    $data['client_secret'] = $cfg['secret'];
    $data['jwt_token'] = JWT::encode($claims, file_get_contents($cfg['pem']), 'RS256');
    return http_post('https://ims-na1.adobelogin.com/ims/exchange/jwt', $data);
}

$r = adobe_login($cfg);
print $r['access_token'] . "\n";
