<?php
require 'adobe_lib.php';
if (!function_exists('mktime')) exit;
$token = aio_token($err);
if ($token === FALSE) {
	fwrite(STDERR, "$err\n");
	exit(1);
}
echo "$token\n";
fwrite(STDERR, 'https://mc.adobe.io/' . AIO_TENANT . "/campaign/profileAndServices/profile\n");
