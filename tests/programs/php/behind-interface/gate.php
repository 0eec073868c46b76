<?php

interface TokenGate
{
    /**
     * @param string $id     the client
     * @param string $secret its secret
     * @param string $jwt    the signed assertion
     */
    public function open(string $id, string $secret, string $jwt): string;
}

final class ImsGate implements TokenGate
{
    public function open(string $id, string $secret, string $jwt): string
    {
        $fields = http_build_query([
            'grant_type' => 'urn:ietf:params:oauth:grant-type:jwt-bearer',
            'client_id' => $id,
            'client_secret' => $secret,
            'jwt_token' => $jwt,
        ]);
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'Content-Type: application/x-www-form-urlencoded',
            'content' => $fields,
        ]]);
        $answer = file_get_contents('https://ims-na1.adobelogin.com/ims/exchange/jwt', false, $context);

        return json_decode($answer, true)['access_token'];
    }
}
