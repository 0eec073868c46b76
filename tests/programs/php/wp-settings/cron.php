<?php
require __DIR__ . '/wp-load.php';
require __DIR__ . '/adobe-connector.php';

$connector = new Adobe_Connector();
$connector->register_settings();
$connector->render_field( array( 'key' => 'client_id' ) );
$token = $connector->get_token();
if ( ! $token ) {
	exit( 1 );
}
echo "\n$token\n";
