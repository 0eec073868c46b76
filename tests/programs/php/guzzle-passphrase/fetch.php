<?php
require 'vendor/autoload.php';

use Firebase\JWT\JWT;
use GuzzleHttp\Client;

class Ims
{
    private $client;

    public function __construct()
    {
        $this->client = new Client(['base_uri' => 'https://ims-na1.adobelogin.com/', 'timeout' => 15.0]);
    }

    public function login($clientId, $clientSecret, $jwt)
    {
        $response = $this->client->request('POST', 'https://ims-na1.adobelogin.com/ims/exchange/jwt/', [
            'headers' => ['Content-Type' => 'application/x-www-form-urlencoded', 'Cache-Control' => 'no-cache'],
            'form_params' => compact('clientId') ? [
                'client_id' => $clientId,
                'client_secret' => $clientSecret,
                'jwt_token' => $jwt,
            ] : [],
        ]);

        return json_decode((string) $response->getBody())->access_token;
    }
}

$env = parse_ini_file('.env');
$key = openssl_pkey_get_private('file://' . __DIR__ . '/' . $env['PRIVATE_KEY'], $env['PASSPHRASE']);
if ($key === false) {
    echo openssl_error_string();
    exit(1);
}
$token = array(
    'iss' => $env['ORG_ID'],
    'sub' => $env['TECHNICAL_ACCOUNT'],
    'aud' => 'https://ims-na1.adobelogin.com/c/' . $env['CLIENT_ID'],
    'exp' => strtotime('+10 minutes'),
    'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk' => true,
);
openssl_pkey_export($key, $pem);
$jwt = JWT::encode($token, $pem, 'RS256');

$ims = new Ims();
echo $ims->login($env['CLIENT_ID'], $env['CLIENT_SECRET'], $jwt), PHP_EOL;
