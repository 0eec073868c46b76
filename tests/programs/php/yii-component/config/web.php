<?php
return [
    'id' => 'shop',
    'components' => [
        'adobe' => [
            'class' => 'app\\components\\AdobeIms',
            'clientId' => getenv('ADOBE_CLIENT_ID'),
            'clientSecret' => getenv('ADOBE_CLIENT_SECRET'),
            'orgId' => getenv('ADOBE_ORG_ID'),
            'technicalAccountId' => getenv('ADOBE_TECHNICAL_ACCOUNT_ID'),
            'privateKeyFile' => getenv('ADOBE_PRIVATE_KEY_PATH'),
            'metascopes' => ['ent_dataservices_sdk'],
        ],
    ],
];
