<?php

namespace Acme\Tides;

class ImsTokens implements TokenSource
{
    private string $ims;
    private string $folder;

    public function __construct(string $ims, string $folder)
    {
        $this->ims = $ims;
        $this->folder = $folder;
    }

    public function accessToken(string $clientId, string $clientSecret, string $jwt, bool $fresh = false): string
    {
        $cacheFile = $this->folder . '/' . sha1($clientId . ':' . $jwt . ':' . $this->ims) . '.token';
        if (!$fresh && is_file($cacheFile)) {
            return file_get_contents($cacheFile);
        }
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'Content-Type: application/x-www-form-urlencoded',
            'content' => http_build_query([
                'client_id' => $clientId,
                'client_secret' => $clientSecret,
                'jwt_token' => $jwt,
            ]),
        ]]);
        $answer = json_decode(file_get_contents($this->ims . '/ims/exchange/jwt', false, $context), true);
        file_put_contents($cacheFile, $answer['access_token']);

        return $answer['access_token'];
    }
}
