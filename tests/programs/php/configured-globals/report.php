<?php
require_once __DIR__ . '/vendor/autoload.php';

use Firebase\JWT\JWT;

$client = $secret = '';
$account = null;
$pem = null;

function configure(string $file): void
{
    global $client, $secret;
    global $account, $pem;
    $settings = parse_ini_file($file);
    $client = $settings['client'];
    $secret = $settings['secret'];
    $account = $settings['account'];
    $pem = file_get_contents($settings['pem']);
}

function assertion(): string
{
    global $client, $account, $pem;
    return JWT::encode([
        'exp' => time() + 600,
        'iss' => getenv('REPORT_ORG'),
        'sub' => $account,
        'aud' => 'https://ims-na1.adobelogin.com/c/' . $client,
        'https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk' => true,
    ], $pem, 'RS256');
}

class Kept
{
    public static array $values = [];

    public static function put(string $name, string $value): void
    {
        self::$values[$name] = $value;
    }
}

function token(): string
{
    global $client, $secret;
    $signed = assertion();
    Kept::put('report_jwt', $signed);
    $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
    curl_setopt_array($curl, [
        CURLOPT_POST => true,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_POSTFIELDS => http_build_query([
            'client_id' => $client,
            'client_secret' => $secret,
            'jwt_token' => $signed,
        ]),
    ]);
    Kept::put('report_token', json_decode(curl_exec($curl))->access_token);
    return Kept::$values['report_token'];
}

configure($argv[1]);
echo token(), PHP_EOL;
