<?php

namespace Feeds;

final class Signer
{
    private $rsa;

    public function __construct(string $file)
    {
        $this->rsa = openssl_pkey_get_private(file_get_contents($file));
        if ($this->rsa === false) {
            throw new \InvalidArgumentException("$file holds no private key");
        }
    }

    public function sign(array $claims): string
    {
        $parts = array_map([$this, 'encode'], [['alg' => 'RS256', 'typ' => 'JWT'], $claims + ['exp' => time() + 120]]);
        openssl_sign(implode('.', $parts), $signature, $this->rsa, OPENSSL_ALGO_SHA256);

        return implode('.', $parts) . '.' . $this->url($signature);
    }

    private function encode(array $part): string
    {
        return $this->url(json_encode($part));
    }

    private function url(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}
