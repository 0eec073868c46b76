<?php

$settings['adobe_io'] = [
  'org_id' => '0123456789ABCDEF0A495C99@AdobeOrg',
  'account_id' => '89ABCDEF012345670A495C98@techacct.adobe.com',
  'client_id' => '5f1c0a7be94d4c2f8a3b6d90e12f7c44',
  'client_secret' => getenv('ADOBE_IO_SECRET'),
  'private_key' => file_get_contents(__DIR__ . '/keys/adobe_io.key'),
  'metascopes' => [
    'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk',
    'https://ims-na1.adobelogin.com/s/ent_smartcontent_sdk',
  ],
];
