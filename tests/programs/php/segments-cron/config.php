<?php

return [
    'adobe' => [
        'client_id' => getenv('ADOBE_CLIENT_ID'),
        'client_secret' => getenv('ADOBE_CLIENT_SECRET'),
        'org_id' => getenv('ADOBE_ORG_ID'),
        'technical_account_id' => getenv('ADOBE_TECH_ACCOUNT_ID'),
        'private_key' => getenv('ADOBE_PRIVATE_KEY') ?: __DIR__ . '/private.key',
        'metascopes' => ['ent_dataservices_sdk'],
        'ims' => 'https://ims-na1.adobelogin.com',
    ],
    'sandbox' => getenv('AEP_SANDBOX') ?: 'prod',
];
