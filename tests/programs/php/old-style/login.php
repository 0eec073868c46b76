<?php
require 'vendor/autoload.php';

class Adobe
{
    var $fields = array();
    var $url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt/';

    function Adobe_login($id, $secret, $org, $account, $keyfile)
    {
        $jwt = $this->jwt($id, $org, $account, $keyfile);
        $this->fields = array('client_id' => urlencode($id), 'client_secret' => urlencode($secret), 'jwt_token' => urlencode($jwt));
        $fields_string = '';
        foreach ($this->fields as $key => $value) {
            $fields_string .= $key . '=' . $value . '&';
        }
        rtrim($fields_string, '&');
        $ch = curl_init();
        curl_setopt($ch, CURLOPT_URL, $this->url);
        curl_setopt($ch, CURLOPT_POST, count($this->fields));
        curl_setopt($ch, CURLOPT_POSTFIELDS, rtrim($fields_string, '&'));
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        $result = json_decode(curl_exec($ch));
        return $result->access_token;
    }

    function jwt($id, $org, $account, $keyfile)
    {
        $token = array();
        $token['iss'] = $org;
        $token['sub'] = $account;
        $token['aud'] = "https://ims-na1.adobelogin.com/c/{$id}";
        $token['exp'] = time() + 86400;
        $token['https://ims-na1.adobelogin.com/s/ent_campaign_sdk'] = true;
        return \Firebase\JWT\JWT::encode($token, file_get_contents($keyfile), 'RS256');
    }
}

$adobe = new Adobe;
echo $adobe->Adobe_login($_SERVER['CID'], $_SERVER['SEC'], $_SERVER['ORG'], getenv('ACC'), getenv('KEY')) . "\n";
