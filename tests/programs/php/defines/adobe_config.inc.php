<?php
# --- Adobe I/O integration -------------------------------------------------
define('AIO_IMS', 'https://ims-na1.adobelogin.com');
define('AIO_EXCHANGE', AIO_IMS . '/ims/exchange/jwt/');
define('AIO_CLIENT_ID', '5f1c0a7be94d4c2f8a3b6d90e12f7c44');
define('AIO_CLIENT_SECRET', getenv('AIO_CLIENT_SECRET'));
define('AIO_ORG', '0123456789ABCDEF0A495C99@AdobeOrg');
define('AIO_TECHACCT', '89ABCDEF012345670A495C98@techacct.adobe.com');
define('AIO_KEYFILE', dirname(__FILE__) . '/aio_private.pem'); // never commit this
define('AIO_KEYPASS', '');
define('AIO_METASCOPE', 'ent_campaign_sdk');
define('AIO_TENANT', 'acme');
