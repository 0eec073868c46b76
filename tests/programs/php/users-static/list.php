<?php
require 'lib/Adobe_Api.php';
require 'lib/Adobe_Jwt.php';
require 'lib/Adobe_Users.php';

Adobe_Api::init('adobe.ini');
echo implode("\n", Adobe_Users::headers()), "\n";
