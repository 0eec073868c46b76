<?php
/**
 * Plugin Name: Adobe Connector
 * Description: Shows Adobe Experience Manager assets.
 * Version:     1.2.0
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

class Adobe_Connector {

	const OPTION = 'adobe_connector_settings';
	const TRANSIENT = 'adobe_connector_token';

	private $fields = array(
		'client_id'     => 'Client ID',
		'client_secret' => 'Client secret',
		'org_id'        => 'Organization ID',
		'account_id'    => 'Technical account ID',
		'private_key'   => 'Private key',
	);

	public function __construct() {
		add_action( 'admin_init', array( $this, 'register_settings' ) );
	}

	public function register_settings() {
		register_setting( 'adobe_connector', self::OPTION, array( $this, 'sanitize' ) );
		add_settings_section( 'adobe_connector_main', __( 'Adobe I/O', 'adobe-connector' ), '__return_false', 'adobe_connector' );
		foreach ( $this->fields as $key => $label ) {
			add_settings_field( $key, __( $label, 'adobe-connector' ), array( $this, 'render_field' ), 'adobe_connector', 'adobe_connector_main', array( 'key' => $key ) );
		}
	}

	public function render_field( $args ) {
		$options = get_option( self::OPTION );
		$value   = isset( $options[ $args['key'] ] ) ? $options[ $args['key'] ] : '';
		if ( 'private_key' === $args['key'] ) {
			echo '<textarea name="' . self::OPTION . '[private_key]" rows="10">' . esc_attr( $value ) . '</textarea>';
		} else {
			echo '<input type="text" name="' . self::OPTION . '[' . $args['key'] . ']" value="' . esc_attr( $value ) . '">';
		}
	}

	public function sanitize( $input ) {
		$clean = array();
		foreach ( $this->fields as $key => $label ) {
			$clean[ $key ] = isset( $input[ $key ] ) ? trim( $input[ $key ] ) : '';
		}
		return $clean;
	}

	public function get_token() {
		$token = get_transient( self::TRANSIENT );
		if ( false !== $token ) {
			return $token;
		}

		$options = get_option( self::OPTION );
		if ( empty( $options['client_id'] ) || empty( $options['client_secret'] ) || empty( $options['private_key'] ) || empty( $options['account_id'] ) ) {
			return false;
		}

		$response = wp_remote_post( 'https://ims-na1.adobelogin.com/ims/exchange/jwt/', array(
			'timeout' => 20,
			'body'    => array(
				'client_id'     => $options['client_id'],
				'client_secret' => $options['client_secret'],
				'jwt_token'     => $this->create_jwt( $options ),
			),
		) );

		if ( is_wp_error( $response ) ) {
			return false;
		}

		$body = json_decode( wp_remote_retrieve_body( $response ), true );
		if ( empty( $body['access_token'] ) ) {
			error_log( 'Adobe Connector: ' . $body['error_description'] );
			return false;
		}

		set_transient( self::TRANSIENT, $body['access_token'], $body['expires_in'] / 1000 - 60 );
		return $body['access_token'];
	}

	private function create_jwt( $options ) {
		$header  = $this->base64url( wp_json( array( 'alg' => 'RS256', 'typ' => 'JWT' ) ) );
		$payload = $this->base64url( wp_json( array(
			'exp' => time() + HOUR,
			'iss' => $options['org_id'],
			'sub' => $options['account_id'],
			'aud' => 'https://ims-na1.adobelogin.com/c/' . $options['client_id'],
			'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk' => true,
		) ) );
		openssl_sign( "$header.$payload", $signature, $options['private_key'], OPENSSL_ALGO_SHA256 );
		return "$header.$payload." . $this->base64url( $signature );
	}

	private function base64url( $data ) {
		return rtrim( strtr( base64_encode( $data ), '+/', '-_' ), '=' );
	}
}

define( 'HOUR', 3600 );

function wp_json( $data ) {
	return json_encode( $data );
}
