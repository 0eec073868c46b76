<?php
/**
 * Get an Adobe I/O access token.
 *
 * Usage: php token.php <client_id> <client_secret> <org_id> <tech_account_id> <path/to/private.key> [metascope]
 */

require __DIR__ . '/vendor/autoload.php';

use Firebase\JWT\JWT;

if ($argc < 6) {
    fwrite(STDERR, "Usage: php {$argv[0]} <client_id> <client_secret> <org_id> <tech_account_id> <private_key> [metascope]\n");
    exit(1);
}

list(, $clientId, $clientSecret, $orgId, $techAccount, $keyFile) = $argv;
$metascope = isset($argv[6]) ? $argv[6] : 'ent_dataservices_sdk';

$privateKey = file_get_contents($keyFile);
if ($privateKey === false) {
    fwrite(STDERR, "Could not read $keyFile\n");
    exit(1);
}

$imsHost = 'ims-na1.adobelogin.com';

$payload = [
    'exp' => time() + 60 * 60 * 12,
    'iss' => $orgId,
    'sub' => $techAccount,
    'aud' => "https://$imsHost/c/$clientId",
    "https://$imsHost/s/$metascope" => true,
];

$jwt = JWT::encode($payload, $privateKey, 'RS256');

$ch = curl_init("https://$imsHost/ims/exchange/jwt/");
curl_setopt_array($ch, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POSTFIELDS => http_build_query([
        'client_id' => $clientId,
        'client_secret' => $clientSecret,
        'jwt_token' => $jwt,
    ]),
]);
$result = curl_exec($ch);
if (curl_errno($ch)) {
    fwrite(STDERR, 'curl: ' . curl_error($ch) . "\n");
    exit(1);
}
$status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
curl_close($ch);

$data = json_decode($result, true);
if ($status !== 200 || !isset($data['access_token'])) {
    fwrite(STDERR, "IMS error ($status): $result\n");
    exit(1);
}

echo $data['access_token'], "\n";
echo 'expires ', date('c', time() + (int) ($data['expires_in'] / 1000)), "\n";
