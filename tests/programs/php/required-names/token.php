<?php

require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/Exchange.php';

function options(array $settings): array
{
    return [
        'client_id' => $settings['client'],
        'client_secret' => getenv('IMS_SECRET'),
        'issuer' => $settings['org'],
        'subject' => $settings['technical_account'],
        'metascopes' => ['ent_marketing_sdk'],
        'private_key' => file_get_contents(__DIR__ . '/' . $settings['key_file']),
    ];
}

$settings = json_decode(file_get_contents(__DIR__ . '/settings.json'), true);
echo (new Exchange())->token(options($settings)), PHP_EOL;
