<?php

function generate_jwt($priv_key, $iss, $sub, $aud) {
	$date = new DateTime();
	$exp = $date->getTimestamp() + (60 * 60 * 24);

	$header = json_encode(['typ' => 'JWT', 'alg' => 'RS256']);
	$payload = json_encode([
		'exp' => $exp,
		'iss' => $iss,
		'sub' => $sub,
		'aud' => $aud,
		'https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk' => true
	]);

	$base64UrlHeader = base64UrlEncode($header);
	$base64UrlPayload = base64UrlEncode($payload);

	$pkey = openssl_pkey_get_private($priv_key);
	openssl_sign($base64UrlHeader . "." . $base64UrlPayload, $signature, $pkey, 'sha256WithRSAEncryption');
	$base64UrlSignature = base64UrlEncode($signature);

	return $base64UrlHeader . "." . $base64UrlPayload . "." . $base64UrlSignature;
}

function base64UrlEncode($text) {
	return str_replace(['+', '/', '='], ['-', '_', ''], base64_encode($text));
}
?>
