<?php

namespace App\Services;

use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Http;
use Lcobucci\JWT\Configuration;
use Lcobucci\JWT\Signer\Key\InMemory;
use Lcobucci\JWT\Signer\Rsa\Sha256;

class AdobeAuth
{
    /**
     * Access token for the Campaign API.
     */
    public function token(): string
    {
        return Cache::remember('adobe_token', now()->addHours(23), function () {
            $response = Http::asForm()
                ->timeout(20)
                ->post(config('services.adobe.ims') . '/ims/exchange/jwt', [
                    'client_id' => config('services.adobe.client_id'),
                    'client_secret' => config('services.adobe.client_secret'),
                    'jwt_token' => $this->jwt(),
                ])
                ->throw();

            return $response->json('access_token');
        });
    }

    protected function jwt(): string
    {
        $config = Configuration::forAsymmetricSigner(
            new Sha256(),
            InMemory::file(base_path(config('services.adobe.private_key'))),
            InMemory::plainText('unused')
        );
        $ims = config('services.adobe.ims');

        return $config->builder()
            ->issuedBy(config('services.adobe.org_id'))
            ->relatedTo(config('services.adobe.technical_account_id'))
            ->permittedFor($ims . '/c/' . config('services.adobe.client_id'))
            ->expiresAt(now()->addMinutes(10))
            ->withClaim($ims . '/s/' . config('services.adobe.metascope'), true)
            ->getToken($config->signer(), $config->signingKey())
            ->toString();
    }
}
