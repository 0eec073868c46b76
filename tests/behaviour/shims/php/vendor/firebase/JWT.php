<?php
namespace Firebase\JWT;

class JWT
{
    public static function encode(array $payload, $key, $algorithm)
    {
        $part = function ($data) {
            return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
        };
        $input = $part(json_encode(['typ' => 'JWT', 'alg' => $algorithm])) . '.' . $part(json_encode($payload, JSON_UNESCAPED_SLASHES));
        openssl_sign($input, $signature, $key, OPENSSL_ALGO_SHA256);
        return $input . '.' . $part($signature);
    }
}
