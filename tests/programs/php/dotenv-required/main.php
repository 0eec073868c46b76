<?php
require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/dotenv.php';

use Firebase\JWT\JWT;

$dotenv = Dotenv::createImmutable(__DIR__);
$dotenv->safeLoad();
$dotenv->required(['ADOBE_CLIENT_ID', 'ADOBE_CLIENT_SECRET', 'ADOBE_ORG_ID', 'ADOBE_TECHNICAL_ACCOUNT_ID'])->notEmpty();
$dotenv->required('ADOBE_PRIVATE_KEY')->notEmpty();
$dotenv->required('ADOBE_METASCOPES');

function post_form(string $url, array $fields): array
{
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: application/x-www-form-urlencoded',
        'content' => http_build_query($fields),
        'ignore_errors' => true,
    ]]);
    return json_decode(file_get_contents($url, false, $context), true);
}

function adobe_token(array $config): string
{
    $claims = [
        'exp' => time() + 300,
        'iss' => $config['org_id'],
        'sub' => $config['technical_account_id'],
        'aud' => 'https://ims-na1.adobelogin.com/c/' . $config['client_id'],
    ];
    foreach ($config['metascopes'] as $scope) {
        $claims['https://ims-na1.adobelogin.com/s/' . $scope] = true;
    }
    $jwt = JWT::encode($claims, $config['private_key'], 'RS256');
    $answer = post_form('https://ims-na1.adobelogin.com/ims/exchange/jwt', [
        'client_id' => $config['client_id'],
        'client_secret' => $config['client_secret'],
        'jwt_token' => $jwt,
    ]);
    return $answer['access_token'];
}

echo adobe_token([
    'client_id' => $_ENV['ADOBE_CLIENT_ID'],
    'client_secret' => $_ENV['ADOBE_CLIENT_SECRET'],
    'org_id' => $_ENV['ADOBE_ORG_ID'],
    'technical_account_id' => $_ENV['ADOBE_TECHNICAL_ACCOUNT_ID'],
    'private_key' => str_replace('\\n', "\n", $_ENV['ADOBE_PRIVATE_KEY']),
    'metascopes' => explode(',', $_ENV['ADOBE_METASCOPES']),
]), "\n";
