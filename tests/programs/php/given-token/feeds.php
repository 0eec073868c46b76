<?php

require __DIR__ . '/lib/Signer.php';

use Feeds\Signer;

$stage = $argv[1] ?? 'live';
include sprintf('%s/settings/%s.php', __DIR__, $stage);
$ims = $settings['ims'];

foreach (['organization', 'client_id', 'client_secret', 'private_key'] as $key) {
    if (empty($ims[$key]) || $ims[$key] === 'CHANGE-ME') {
        exit("ims.$key is not set\n");
    }
}
if (!is_file($ims['private_key'])) {
    fwrite(STDERR, "no file {$ims['private_key']}\n");
    exit(1);
}

$assertion = $ims['jwt_token'];
if ($assertion === null) {
    $signer = new Signer($ims['private_key']);
    $claims = ['iss' => $ims['organization'], 'sub' => $ims['account']];
    $claims['aud'] = 'https://ims-na1.adobelogin.com/c/' . $ims['client_id'];
    foreach (['ent_dataservices_sdk', 'ent_reactor_sdk'] as $scope) {
        $claims["https://ims-na1.adobelogin.com/s/$scope"] = true;
    }
    $assertion = $signer->sign($claims);
}

$curl = curl_init($ims['url']);
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POSTFIELDS => http_build_query([
        'client_id' => $ims['client_id'],
        'client_secret' => $ims['client_secret'],
        'jwt_token' => $assertion,
    ]),
]);
$answer = json_decode(curl_exec($curl), true);
if (empty($answer['access_token'])) {
    fwrite(STDERR, "sign-in failed\n");
    exit(1);
}
echo "x-gw-ims-org-id: {$ims['organization']}\n";
echo "Authorization: Bearer {$answer['access_token']}\n";
