<?php
require_once 'vendor/autoload.php';

use \Firebase\JWT\JWT;

function generate_jwt($priv_key, $org, $tech_id, $aud) {
    $token = array(
        "iss" => $org,
        "sub" => $tech_id,
        "aud" => $aud,
        "exp" => time() + 86400,
        "https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk" => true
    );
    return JWT::encode($token, $priv_key, 'RS256');
}

function generate_token($api_key, $api_secret, $jwt) {
    $post = array('client_id' => $api_key, 'client_secret' => $api_secret, 'jwt_token' => $jwt);
    $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
    curl_setopt_array($curl, array(
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_ENCODING => "",
        CURLOPT_CUSTOMREQUEST => "POST",
        CURLOPT_POSTFIELDS => $post,
        CURLOPT_HTTPHEADER => array("cache-control: no-cache", "content-type: multipart/form-data"),
    ));
    $response = curl_exec($curl);
    $err = curl_error($curl);
    curl_close($curl);
    if ($err) {
        return "cURL Error #:" . $err;
    }
    $obj = json_decode($response);
    return $obj->access_token;
}
