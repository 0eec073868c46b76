<?php

require 'vendor/autoload.php';
require 'src/Http.php';
require 'src/Session.php';

$config = json_decode(file_get_contents('offers.json'), true);
$config['secret'] = getenv('OFFERS_SECRET');
echo \Acme\Offers\Session::token($config), "\n";
