<?php

require __DIR__ . '/src/ImsClient.php';

$config = parse_ini_file(__DIR__ . '/config.ini', true);

$ims = new \Acme\Ims\ImsClient([
    'client_id' => $config['adobe']['client_id'],
    'client_secret' => getenv('ADOBE_SECRET'),
    'org_id' => $config['adobe']['org_id'],
    'technical_account_id' => $config['adobe']['technical_account_id'],
    'key_file' => __DIR__ . '/' . $config['adobe']['key_file'],
    'metascopes' => explode(',', $config['adobe']['metascopes']),
]);

header('Content-Type: text/plain');
echo $ims->getAccessToken(), PHP_EOL;
error_log('organisation ' . $config['adobe']['org_id']);
