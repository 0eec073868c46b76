<?php
define('ADOBE_API_KEY', getenv('STOCK_KEY'));
define('ADOBE_SECRET', getenv('STOCK_SECRET'));
define('ADOBE_ORG', getenv('STOCK_ORG'));
define('ADOBE_TECH_ACCT', getenv('STOCK_TECH_ACCT'));
define('ADOBE_KEY_FILE', __DIR__ . '/keys/stock.pem');
define('IMS_EXCHANGE_URL', 'https://ims-na1.adobelogin.com/ims/exchange/jwt/');
