<?php

namespace Acme\Offers;

use Firebase\JWT\JWT;

class Session
{
    const IMS = 'https://ims-na1.adobelogin.com';

    public static function token(array $config): string
    {
        $answer = Http::post(self::IMS . '/ims/exchange/jwt', [
            'client_id' => $config['id'],
            'client_secret' => $config['secret'],
            'jwt_token' => self::jwt($config),
        ], ['Cache-Control: no-cache']);
        if (isset($answer['error'])) {
            throw new \RuntimeException($answer['error_description']);
        }

        return $answer['access_token'];
    }

    private static function jwt(array $config): string
    {
        return JWT::encode([
            'exp' => time() + 600,
            'iss' => $config['org'],
            'sub' => $config['account'],
            'aud' => self::IMS . '/c/' . $config['id'],
            self::IMS . '/s/ent_marketing_sdk' => true,
        ], file_get_contents($config['key']), 'RS256');
    }
}
