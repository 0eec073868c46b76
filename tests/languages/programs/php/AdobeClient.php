<?php

declare(strict_types=1);

namespace App\Services;

use Firebase\JWT\JWT;
use GuzzleHttp\Client;
use RuntimeException;

final class AdobeClient
{
    private const IMS_HOST = 'ims-na1.adobelogin.com';
    private const IMS_ENDPOINT_JWT = 'ims/exchange/jwt';
    private const META_SCOPE = 'ent_campaign_sdk';

    private ?string $token = null;
    private float $expires = 0.0;

    public function __construct(private array $config, private Client $http)
    {
    }

    private function assertion(): string
    {
        $key = file_get_contents($this->config['private_key_path']);
        if ($key === false) {
            throw new RuntimeException('The key cannot be read.');
        }
        $payload = [
            'exp' => time() + 300,
            'iss' => $this->config['org_id'],
            'sub' => $this->config['technical_account_id'],
            'aud' => 'https://' . self::IMS_HOST . '/c/' . $this->config['client_id'],
            'https://' . self::IMS_HOST . '/s/' . self::META_SCOPE => true,
        ];

        return JWT::encode($payload, $key, 'RS256');
    }

    public function token(): string
    {
        if ($this->token !== null && microtime(true) < $this->expires) {
            return $this->token;
        }
        $response = $this->http->post('https://' . self::IMS_HOST . '/' . self::IMS_ENDPOINT_JWT, [
            'form_params' => [
                'client_id' => $this->config['client_id'],
                'client_secret' => $this->config['client_secret'],
                'jwt_token' => $this->assertion(),
            ],
        ]);
        $body = json_decode((string) $response->getBody(), true);
        $this->expires = microtime(true) + $body['expires_in'] / 1000;

        return $this->token = $body['access_token'];
    }

    public function profile(string $key): array
    {
        $response = $this->http->get("https://mc.adobe.io/acme/campaign/profileAndServices/profile/{$key}", [
            'headers' => ['Authorization' => 'Bearer ' . $this->token(), 'X-Api-Key' => $this->config['client_id']],
        ]);

        return json_decode((string) $response->getBody(), true);
    }
}
