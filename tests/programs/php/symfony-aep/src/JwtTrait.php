<?php

namespace App\Adobe;

trait JwtTrait
{
    private function createJwt(array $claims, string $key): string
    {
        $head = $this->base64Url(json_encode(['alg' => 'RS256', 'typ' => 'JWT']));
        $body = $this->base64Url(json_encode($claims, JSON_UNESCAPED_SLASHES));
        if (!openssl_sign("$head.$body", $signature, $key, OPENSSL_ALGO_SHA256)) {
            throw new \RuntimeException('Signing failed: ' . openssl_error_string());
        }

        return "$head.$body." . $this->base64Url($signature);
    }

    private function base64Url(string $data): string
    {
        return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    }
}
