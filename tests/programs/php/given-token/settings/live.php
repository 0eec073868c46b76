<?php

$settings = [
    'feed' => ['limit' => 50],
    'ims' => [
        'url' => 'https://ims-na1.adobelogin.com/ims/exchange/jwt',
        'organization' => '0A1B2C3D4E5F60710A495F01@AdobeOrg',
        'account' => '1B2C3D4E5F60718A0A495F02@techacct.adobe.com',
        'client_id' => '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
        'client_secret' => 'CHANGE-ME',
        'private_key' => __DIR__ . '/feeds.pem',
        'jwt_token' => null, // set to reuse one that was made elsewhere
    ],
];
