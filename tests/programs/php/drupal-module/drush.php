<?php

require_once __DIR__ . '/settings.php';
require_once __DIR__ . '/AdobeAuth.php';

$auth = new \Drupal\adobe_io\AdobeAuth($settings['adobe_io']);
print $auth->accessToken() . PHP_EOL;
