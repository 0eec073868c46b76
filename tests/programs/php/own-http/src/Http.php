<?php

namespace Acme\Offers;

class Http
{
    public static function post(string $url, array $fields, array $headers = []): array
    {
        $handle = curl_init($url);
        curl_setopt($handle, CURLOPT_POST, true);
        curl_setopt($handle, CURLOPT_POSTFIELDS, http_build_query($fields));
        curl_setopt($handle, CURLOPT_HTTPHEADER, $headers);
        curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
        $body = curl_exec($handle);
        curl_close($handle);

        return json_decode($body, true);
    }
}
