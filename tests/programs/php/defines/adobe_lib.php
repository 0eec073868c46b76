<?php
require_once 'adobe_config.inc.php';

if (!extension_loaded('openssl')) die("openssl is required\n");
if (!file_exists(AIO_KEYFILE)) die('No private key at ' . AIO_KEYFILE . "\n");

function aio_log($msg) { error_log('[aio] ' . $msg); }

function aio_jwt()
{
	$claims = array();
	$claims['iss'] = AIO_ORG;
	$claims['sub'] = AIO_TECHACCT;
	$claims['exp'] = time() + 86400;
	$claims['aud'] = AIO_IMS . '/c/' . AIO_CLIENT_ID;
	$claims[AIO_IMS . '/s/' . AIO_METASCOPE] = TRUE;
	$data = aio_b64(json_encode(array('alg' => 'RS256', 'typ' => 'JWT'))) . '.' . aio_b64(json_encode($claims));
	$pkey = openssl_pkey_get_private(file_get_contents(AIO_KEYFILE), AIO_KEYPASS);
	if ($pkey === FALSE) {
		aio_log('cannot read the key: ' . openssl_error_string());
		return NULL;
	}
	if (!openssl_sign($data, $sig, $pkey, OPENSSL_ALGO_SHA256)) {
		aio_log('cannot sign');
		return NULL;
	}
	return $data . '.' . aio_b64($sig);
}

function aio_b64($x)
{
	return str_replace(array('+', '/', '='), array('-', '_', ''), base64_encode($x));
}

function aio_token(&$error = NULL)
{
	static $token = NULL, $until = 0;
	if ($token !== NULL && time() < $until) return $token;

	$jwt = aio_jwt();
	if ($jwt === NULL) {
		$error = 'no JWT';
		return FALSE;
	}
	$c = curl_init();
	curl_setopt($c, CURLOPT_URL, AIO_EXCHANGE);
	curl_setopt($c, CURLOPT_POST, 3);
	curl_setopt($c, CURLOPT_POSTFIELDS, 'client_id=' . AIO_CLIENT_ID . '&client_secret=' . AIO_CLIENT_SECRET . '&jwt_token=' . $jwt);
	curl_setopt($c, CURLOPT_RETURNTRANSFER, 1);
	$out = curl_exec($c);
	curl_close($c);
	$j = json_decode($out);
	if (isset($j->error)) {
		$error = $j->error_description;
		aio_log($error);
		return FALSE;
	}
	$until = time() + $j->expires_in / 1000 - 60;
	return $token = $j->access_token;
}
