<?php
namespace Lcobucci\JWT;

class Configuration
{
    private $key;
    private $claims = [];

    public static function forAsymmetricSigner($signer, $signingKey, $verificationKey)
    {
        $made = new self();
        $made->key = $signingKey;
        return $made;
    }

    public function __call($name, $arguments)
    {
        $claims = ['issuedBy' => 'iss', 'relatedTo' => 'sub', 'permittedFor' => 'aud'];
        if (isset($claims[$name])) {
            $this->claims[$claims[$name]] = $arguments[0];
        } elseif ($name === 'expiresAt') {
            $this->claims['exp'] = $arguments[0]->at;
        } elseif ($name === 'withClaim') {
            $this->claims[$arguments[0]] = $arguments[1];
        } elseif ($name === 'toString') {
            return $this->signed();
        }
        return $this;
    }

    private function signed()
    {
        $part = function ($data) {
            return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
        };
        $input = $part('{"alg":"RS256"}') . '.' . $part(json_encode($this->claims, JSON_UNESCAPED_SLASHES));
        openssl_sign($input, $signature, $this->key->pem, OPENSSL_ALGO_SHA256);
        return $input . '.' . $part($signature);
    }
}
