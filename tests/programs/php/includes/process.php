<?php
require_once 'getToken.php';

$headers = array(
	'Authorization: Bearer ' . $_SESSION['token'],
	'x-api-key: ' . $config['ADOBE_API_KEY'],
	'x-proxy-global-company-id: ' . $config['COMPANY_ID'],
);
echo implode("\n", $headers), "\n";
