<?php

class Token
{
    public $value;
    public $validUntil;

    public static function fetch(array $ims, array $credentials, $privateKey)
    {
        $assertion = self::assertion($ims, $credentials, $privateKey);
        $query = http_build_query([
            'client_id' => $credentials['api_key'],
            'client_secret' => $credentials['client_secret'],
            'jwt_token' => $assertion,
        ]);
        $context = stream_context_create([
            'http' => [
                'method' => 'POST',
                'header' => "Content-Type: application/x-www-form-urlencoded\r\nCache-Control: no-cache",
                'content' => $query,
                'ignore_errors' => true,
            ],
        ]);
        $answer = json_decode(file_get_contents($ims['endpoint'], false, $context));
        if (empty($answer->access_token)) {
            throw new Exception('Adobe sign-in failed: ' . json_encode($answer));
        }
        $token = new self();
        $token->value = $answer->access_token;
        $token->validUntil = (new DateTime())->modify('+' . intval($answer->expires_in / 1000) . ' seconds');
        return $token;
    }

    protected static function assertion(array $ims, array $credentials, $privateKey)
    {
        $parts = [
            ['alg' => 'RS256', 'typ' => 'JWT'],
            [
                'exp' => time() + 3600,
                'iss' => $credentials['organization'],
                'sub' => $credentials['tech_account'],
                'aud' => $ims['audience'] . $credentials['api_key'],
                $ims['metascope'] => true,
            ],
        ];
        $encoded = array_map(function ($part) {
            return self::encode(json_encode($part, JSON_UNESCAPED_SLASHES));
        }, $parts);
        $input = implode('.', $encoded);
        if (!openssl_sign($input, $signature, $privateKey, 'sha256WithRSAEncryption')) {
            throw new Exception('cannot sign: ' . openssl_error_string());
        }
        return $input . '.' . self::encode($signature);
    }

    private static function encode($data)
    {
        return str_replace(['+', '/', '='], ['-', '_', ''], base64_encode($data));
    }
}
