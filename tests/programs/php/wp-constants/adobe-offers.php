<?php
/*
 * Plugin Name: Adobe Offers
 */
defined( 'ABSPATH' ) || exit;

/**
 * The following constants come from wp-config.php:
 * ADOBE_OFFERS_CLIENT_ID, ADOBE_OFFERS_SECRET, ADOBE_OFFERS_ORG, ADOBE_OFFERS_TECH_ACCOUNT, ADOBE_OFFERS_KEY
 */
function adobe_offers_configured() {
	return defined( 'ADOBE_OFFERS_CLIENT_ID' ) && defined( 'ADOBE_OFFERS_SECRET' ) && defined( 'ADOBE_OFFERS_ORG' )
		&& defined( 'ADOBE_OFFERS_TECH_ACCOUNT' ) && defined( 'ADOBE_OFFERS_KEY' );
}

function adobe_offers_sign( $claims ) {
	$b64 = function ( $data ) {
		return str_replace( array( '+', '/', '=' ), array( '-', '_', '' ), base64_encode( $data ) );
	};
	$input = $b64( '{"alg":"RS256","typ":"JWT"}' ) . '.' . $b64( wp_json_encode( $claims ) );
	if ( ! openssl_sign( $input, $signature, ADOBE_OFFERS_KEY, 'sha256' ) ) {
		return false;
	}
	return $input . '.' . $b64( $signature );
}

function adobe_offers_token() {
	if ( ! adobe_offers_configured() ) {
		return new WP_Error( 'adobe_offers', 'not configured' );
	}
	$token = get_transient( 'adobe_offers_token' );
	if ( false !== $token ) {
		return $token;
	}
	$host   = apply_filters( 'adobe_offers_ims', 'https://ims-na1.adobelogin.com' );
	$claims = array(
		'exp' => time() + 5 * MINUTE_IN_SECONDS,
		'iss' => ADOBE_OFFERS_ORG,
		'sub' => ADOBE_OFFERS_TECH_ACCOUNT,
		'aud' => $host . '/c/' . ADOBE_OFFERS_CLIENT_ID,
		$host . '/s/ent_marketing_sdk' => true,
	);
	$jwt = adobe_offers_sign( $claims );
	if ( false === $jwt ) {
		return new WP_Error( 'adobe_offers', 'cannot sign' );
	}
	$response = wp_remote_post( $host . '/ims/exchange/jwt', array(
		'headers' => array( 'Content-Type' => 'application/x-www-form-urlencoded' ),
		'body'    => http_build_query( array(
			'client_id'     => ADOBE_OFFERS_CLIENT_ID,
			'client_secret' => ADOBE_OFFERS_SECRET,
			'jwt_token'     => $jwt,
		) ),
	) );
	if ( 200 !== wp_remote_retrieve_response_code( $response ) ) {
		return new WP_Error( 'adobe_offers', wp_remote_retrieve_body( $response ) );
	}
	$data = json_decode( wp_remote_retrieve_body( $response ) );
	set_transient( 'adobe_offers_token', $data->access_token, $data->expires_in / 1000 - MINUTE_IN_SECONDS );
	return $data->access_token;
}

add_action( 'init', function () {
	$token = adobe_offers_token();
	echo is_wp_error( $token ) ? $token->get_error_message() : $token;
} );
