<?php

define( 'WPT_IMS_HOST', 'https://ims-na1.adobelogin.com' );
define( 'WPT_JWT_ENDPOINT', WPT_IMS_HOST . '/ims/exchange/jwt/' );
define( 'WPT_META_SCOPE', WPT_IMS_HOST . '/s/ent_marketing_sdk' );

function wpt_base64url( $data ) {
	return rtrim( strtr( base64_encode( $data ), '+/', '-_' ), '=' );
}

/**
 * Builds the signed JWT.
 *
 * @param array $options plugin options
 * @return string|false
 */
function wpt_build_jwt( $options ) {
	$header  = wpt_base64url( json_encode( array( 'alg' => 'RS256', 'typ' => 'JWT' ) ) );
	$payload = wpt_base64url( json_encode( array(
		'exp'          => time() + 60 * 60 * 24,
		'iss'          => $options['org'],
		'sub'          => $options['tech_account'],
		'aud'          => WPT_IMS_HOST . '/c/' . $options['api_key'],
		WPT_META_SCOPE => true,
	) ) );

	$key = openssl_pkey_get_private( $options['private_key'] );
	if ( false === $key ) {
		error_log( 'wp-target: the private key is not valid' );
		return false;
	}
	$signature = '';
	openssl_sign( $header . '.' . $payload, $signature, $key, OPENSSL_ALGO_SHA256 );

	return $header . '.' . $payload . '.' . wpt_base64url( $signature );
}

function wpt_get_token( $options ) {
	$jwt = wpt_build_jwt( $options );
	if ( ! $jwt ) {
		return null;
	}

	$fields = 'client_id=' . urlencode( $options['api_key'] )
		. '&client_secret=' . urlencode( $options['secret'] )
		. '&jwt_token=' . urlencode( $jwt );

	$ch = curl_init( WPT_JWT_ENDPOINT );
	curl_setopt( $ch, CURLOPT_POST, 1 );
	curl_setopt( $ch, CURLOPT_POSTFIELDS, $fields );
	curl_setopt( $ch, CURLOPT_HTTPHEADER, array( 'Content-Type: application/x-www-form-urlencoded' ) );
	curl_setopt( $ch, CURLOPT_RETURNTRANSFER, true );
	$response = json_decode( curl_exec( $ch ) );

	if ( isset( $response->error ) ) {
		error_log( 'wp-target: ' . $response->error_description );
		return null;
	}
	return $response->access_token;
}
