<?php
class Adobe_Jwt
{
    public static function create(array $conf, $host, $metascope)
    {
        $key = file_get_contents($conf['key_file']);
        $payload = json_encode(array(
            'exp' => time() + 60 * 60,
            'iss' => $conf['org_id'],
            'sub' => $conf['tech_acct'],
            'aud' => "https://$host/c/{$conf['api_key']}",
            "https://$host/s/$metascope" => true,
        ));
        $input = self::encode('{"alg":"RS256","typ":"JWT"}') . '.' . self::encode($payload);
        openssl_sign($input, $signature, $key, OPENSSL_ALGO_SHA256);
        return $input . '.' . self::encode($signature);
    }

    private static function encode($text)
    {
        return strtr(rtrim(base64_encode($text), '='), '+/', '-_');
    }
}
