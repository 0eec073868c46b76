<?php
require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/yii.php';
require __DIR__ . '/components/AdobeIms.php';

$config = require __DIR__ . '/config/web.php';
$ims = \yii\base\Component::create($config['components']['adobe']);
echo $ims->getToken(), "\n";
