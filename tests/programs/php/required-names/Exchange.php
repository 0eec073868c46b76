<?php

use Firebase\JWT\JWT;

final class Exchange
{
    private const REQUIRED = ['client_id', 'client_secret', 'issuer', 'subject', 'metascopes', 'private_key'];

    public function token(array $options): string
    {
        foreach (self::REQUIRED as $name) {
            if (empty($options[$name])) {
                throw new InvalidArgumentException("$name is required");
            }
        }
        $host = 'https://ims-na1.adobelogin.com';
        $claims = [
            'iss' => $options['issuer'],
            'sub' => $options['subject'],
            'exp' => time() + 300,
            'aud' => $host . '/c/' . $options['client_id'],
        ];
        foreach ($options['metascopes'] as $metascope) {
            $claims[$host . '/s/' . $metascope] = true;
        }
        $fields = http_build_query([
            'client_id' => $options['client_id'],
            'client_secret' => $options['client_secret'],
            'jwt_token' => JWT::encode($claims, $options['private_key'], 'RS256'),
        ]);
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'Content-Type: application/x-www-form-urlencoded',
            'content' => $fields,
        ]]);
        $answer = json_decode(file_get_contents($host . '/ims/exchange/jwt', false, $context), true);

        return $answer['access_token'];
    }
}
