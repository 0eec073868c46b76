<?php

function generate_token($client_id, $client_secret, $jwt) {
	$curl = curl_init();

	curl_setopt_array($curl, array(
		CURLOPT_URL => 'https://ims-na1.adobelogin.com/ims/exchange/jwt',
		CURLOPT_RETURNTRANSFER => true,
		CURLOPT_ENCODING => '',
		CURLOPT_MAXREDIRS => 10,
		CURLOPT_TIMEOUT => 0,
		CURLOPT_FOLLOWLOCATION => true,
		CURLOPT_CUSTOMREQUEST => 'POST',
		CURLOPT_POSTFIELDS => array('client_id' => $client_id, 'client_secret' => $client_secret, 'jwt_token' => $jwt),
	));

	$response = curl_exec($curl);
	curl_close($curl);

	return json_decode($response, true)['access_token'];
}
