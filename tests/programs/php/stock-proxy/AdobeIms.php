<?php
require_once 'config.inc.php';

class AdobeIms
{
    private static $instance;
    private $token;

    public static function instance()
    {
        if (!self::$instance) {
            self::$instance = new self();
        }
        return self::$instance;
    }

    private function __construct()
    {
        if (!file_exists(ADOBE_KEY_FILE)) {
            throw new Exception('Key file ' . ADOBE_KEY_FILE . ' not found');
        }
        $this->token = $this->exchange($this->makeJwt());
    }

    public function token()
    {
        return $this->token;
    }

    public function apiKey()
    {
        return ADOBE_API_KEY;
    }

    // POST with everything in the query, as in Adobe's first examples
    private function exchange($jwt)
    {
        $url = IMS_EXCHANGE_URL . '?client_id=' . ADOBE_API_KEY . '&client_secret=' . ADOBE_SECRET . '&jwt_token=' . $jwt;
        $options = array('http' => array(
            'method' => 'POST',
            'header' => "Content-Type: application/x-www-form-urlencoded\r\n" . "Content-Length: 0\r\n",
            'ignore_errors' => true,
        ));
        $result = file_get_contents($url, false, stream_context_create($options));
        $json = json_decode($result);
        if (!$json || empty($json->access_token)) {
            throw new Exception("Adobe IMS: $result");
        }
        return $json->access_token;
    }

    private function makeJwt()
    {
        $header = $this->b64(json_encode(array('alg' => 'RS256')));
        $claims = $this->b64(json_encode(array(
            'exp' => time() + 3600,
            'iss' => ADOBE_ORG,
            'sub' => ADOBE_TECH_ACCT,
            'aud' => 'https://ims-na1.adobelogin.com/c/' . ADOBE_API_KEY,
            'https://ims-na1.adobelogin.com/s/ent_stocksearch_sdk' => true,
        )));
        $pem = openssl_pkey_get_private('file://' . ADOBE_KEY_FILE);
        openssl_sign($header . '.' . $claims, $signature, $pem, OPENSSL_ALGO_SHA256);
        openssl_free_key($pem);
        return $header . '.' . $claims . '.' . $this->b64($signature);
    }

    private function b64($in)
    {
        return str_replace('=', '', strtr(base64_encode($in), '+/', '-_'));
    }
}
