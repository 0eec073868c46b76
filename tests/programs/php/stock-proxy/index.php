<?php
require 'AdobeIms.php';

header('Content-Type: application/json');
$ims = AdobeIms::instance();
echo json_encode(['token' => $ims->token(), 'key' => $ims->apiKey()], JSON_UNESCAPED_SLASHES);
