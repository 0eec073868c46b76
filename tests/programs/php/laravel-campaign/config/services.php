<?php

return [

    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('MAILGUN_SECRET'),
    ],

    'adobe' => [
        'ims' => env('ADOBE_IMS', 'https://ims-na1.adobelogin.com'),
        'client_id' => env('ADOBE_CLIENT_ID'),
        'client_secret' => env('ADOBE_CLIENT_SECRET'),
        'org_id' => env('ADOBE_ORG_ID'),
        'technical_account_id' => env('ADOBE_TECHNICAL_ACCOUNT_ID'),
        'private_key' => env('ADOBE_PRIVATE_KEY_PATH'),
        'metascope' => env('ADOBE_METASCOPE', 'ent_campaign_sdk'),
    ],

];
