#!/usr/bin/env php
<?php
require 'lib.php';

$headers = array(
    'Authorization: Bearer ' . token(),
    'x-api-key: ' . $adobe['client_id'],
    'x-proxy-global-company-id: ' . $adobe['company'],
);
print implode("\n", $headers) . "\n";
