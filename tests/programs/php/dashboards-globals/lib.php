<?php
require_once dirname(__FILE__) . '/config.php';

define('IMS_HOST', 'ims-na1.adobelogin.com');
define('CACHE_FILE', sys_get_temp_dir() . '/adobe_token_' . getmypid());

function base64url($s) { return str_replace(array('+', '/', '='), array('-', '_', ''), base64_encode($s)); }

function make_assertion() {
    global $adobe;
    $key = file_get_contents($adobe['key']) or die("cannot read " . $adobe['key'] . "\n");
    $claims = array(
        'iss' => $adobe['org'],
        'sub' => $adobe['account'],
        'aud' => 'https://' . IMS_HOST . '/c/' . $adobe['client_id'],
        'exp' => time() + 86400,
    );
    foreach ($adobe['metascopes'] as $m) {
        $claims['https://' . IMS_HOST . '/s/' . $m] = TRUE;
    }
    $data = base64url('{"typ":"JWT","alg":"RS256"}') . '.' . base64url(json_encode($claims));
    if (!openssl_sign($data, $sig, $key, 'sha256WithRSAEncryption')) {
        die("signing failed: " . openssl_error_string() . "\n");
    }
    return $data . '.' . base64url($sig);
}

function token() {
    global $adobe;
    if (file_exists(CACHE_FILE)) {
        list($token, $until) = explode("\n", file_get_contents(CACHE_FILE));
        if ($until > time()) return $token;
    }
    $post = http_build_query(array(
        'client_id'     => $adobe['client_id'],
        'client_secret' => $adobe['secret'],
        'jwt_token'     => make_assertion(),
    ));
    $context = stream_context_create(array('http' => array(
        'method'  => 'POST',
        'header'  => "Content-type: application/x-www-form-urlencoded\r\nContent-Length: " . strlen($post) . "\r\n",
        'content' => $post,
        'ignore_errors' => true,
    )));
    $answer = json_decode(file_get_contents('https://' . IMS_HOST . '/ims/exchange/jwt', false, $context));
    if (!isset($answer->access_token)) {
        die("IMS said: " . $answer->error . " " . $answer->error_description . "\n");
    }
    $until = time() + $answer->expires_in / 1000;
    file_put_contents(CACHE_FILE, $answer->access_token . "\n" . $until);
    return $answer->access_token;
}
