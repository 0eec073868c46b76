<?php

declare(strict_types=1);

namespace Acme\LaunchSync;

use Firebase\JWT\JWT;
use GuzzleHttp\ClientInterface;
use GuzzleHttp\Exception\GuzzleException;

final class TokenProvider
{
    private const IMS = 'https://ims-na1.adobelogin.com';
    private const METASCOPES = ['ent_reactor_developer_sdk', 'ent_reactor_admin_sdk'];

    private ?string $token = null;
    private int $validUntil = 0;

    public function __construct(
        private readonly ClientInterface $http,
        private readonly Credentials $credentials,
    ) {
    }

    public function token(): string
    {
        if ($this->token !== null && $this->validUntil > time() + 60) {
            return $this->token;
        }

        try {
            $response = $this->http->request('POST', self::IMS . '/ims/exchange/jwt', [
                'form_params' => [
                    'client_id' => $this->credentials->apiKey,
                    'client_secret' => $this->credentials->apiSecret,
                    'jwt_token' => $this->assertion(),
                ],
            ]);
        } catch (GuzzleException $e) {
            throw new \RuntimeException('Could not exchange the JWT: ' . $e->getMessage(), 0, $e);
        }

        $data = json_decode((string) $response->getBody(), true, 512, JSON_THROW_ON_ERROR);
        $this->token = $data['access_token'];
        $this->validUntil = time() + intdiv($data['expires_in'], 1000);

        return $this->token;
    }

    private function assertion(): string
    {
        $payload = [
            'iss' => $this->credentials->orgId,
            'sub' => $this->credentials->technicalAccount,
            'aud' => self::IMS . '/c/' . $this->credentials->apiKey,
            'exp' => time() + 3600,
        ];
        foreach (self::METASCOPES as $scope) {
            $payload[self::IMS . '/s/' . $scope] = true;
        }

        return JWT::encode($payload, file_get_contents($this->credentials->keyPath), 'RS256');
    }
}
