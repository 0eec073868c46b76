<?php

require __DIR__ . '/vendor/autoload.php';

use ExampleCo\Segments\ImsClient;

$config = require __DIR__ . '/config.php';

$ims = new ImsClient($config['adobe']);
echo $ims->getToken(), PHP_EOL;
fwrite(STDERR, "sandbox {$config['sandbox']} of {$config['adobe']['org_id']}\n");
