<?php
/**
 * Plugin Name: Adobe Target offers
 * Version: 0.9
 */

require_once __DIR__ . '/includes/adobe-token.php';

function wpt_options() {
	return array(
		'api_key'      => getenv( 'WPT_API_KEY' ),
		'secret'       => getenv( 'WPT_SECRET' ),
		'org'          => getenv( 'WPT_ORG' ),
		'tech_account' => getenv( 'WPT_TECH_ACCOUNT' ),
		'private_key'  => getenv( 'WPT_PRIVATE_KEY' ),
	);
}

$token = wpt_get_token( wpt_options() );
if ( ! $token ) {
	fwrite( STDERR, "no token\n" );
	exit( 1 );
}
echo $token . "\n";
