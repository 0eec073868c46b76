<?php
/**
 * Base of all API classes.
 */
abstract class Adobe_Api
{
    const IMS_HOST = 'ims-na1.adobelogin.com';

    protected static $ini;
    protected static $accessToken = null;
    protected static $expires = 0;

    public static function init($file)
    {
        self::$ini = parse_ini_file($file, true);
        foreach (array('org_id', 'api_key', 'client_secret', 'tech_acct', 'key_file') as $required) {
            if (empty(self::$ini['adobe'][$required])) {
                throw new Exception("$file: [adobe] $required is missing");
            }
        }
    }

    protected static function accessToken()
    {
        if (self::$accessToken === null || self::$expires < time()) {
            $fields = array(
                'client_id' => self::$ini['adobe']['api_key'],
                'client_secret' => self::$ini['adobe']['client_secret'],
                'jwt_token' => Adobe_Jwt::create(self::$ini['adobe'], self::IMS_HOST, static::metascope()),
            );
            $answer = self::post('https://' . self::IMS_HOST . '/ims/exchange/jwt/', http_build_query($fields));
            if (!isset($answer['access_token'])) {
                throw new Exception('JWT exchange failed: ' . $answer['error_description']);
            }
            self::$accessToken = $answer['access_token'];
            self::$expires = time() + (int) ($answer['expires_in'] / 1000);
        }
        return self::$accessToken;
    }

    private static function post($url, $body)
    {
        $ch = curl_init($url);
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_POSTFIELDS, $body);
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        curl_setopt($ch, CURLOPT_HTTPHEADER, array('Content-Type: application/x-www-form-urlencoded'));
        $result = curl_exec($ch);
        if ($result === false) {
            throw new Exception(curl_error($ch));
        }
        return json_decode($result, true);
    }

    abstract protected static function metascope();
}
