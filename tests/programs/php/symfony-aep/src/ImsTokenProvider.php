<?php

namespace App\Adobe;

use Psr\Log\LoggerInterface;
use Symfony\Contracts\HttpClient\HttpClientInterface;

class ImsTokenProvider
{
    use JwtTrait;

    private const IMS_HOST = 'ims-na1.adobelogin.com';
    private const SCOPE = 'ent_dataservices_sdk';

    public function __construct(
        private HttpClientInterface $client,
        private LoggerInterface $logger,
        private string $clientId,
        private string $clientSecret,
        private string $organization,
        private string $technicalAccount,
        private string $privateKey,
    ) {
    }

    public function getAccessToken(): string
    {
        $jwt = $this->createJwt([
            'exp' => time() + 86400,
            'iss' => $this->organization,
            'sub' => $this->technicalAccount,
            sprintf('https://%s/s/%s', self::IMS_HOST, self::SCOPE) => true,
            'aud' => sprintf('https://%s/c/%s', self::IMS_HOST, $this->clientId),
        ], $this->privateKey);
        $this->logger->debug('created JWT', ['length' => strlen($jwt)]);

        $response = $this->client->request('POST', sprintf('https://%s/ims/exchange/jwt', self::IMS_HOST), [
            'body' => [
                'client_id' => $this->clientId,
                'client_secret' => $this->clientSecret,
                'jwt_token' => $jwt,
            ],
        ]);

        $data = $response->toArray();
        $this->logger->info('got a token', ['hours' => $data['expires_in'] / 3600000]);

        return $data['access_token'];
    }

    /** @return array<string, string> */
    public function headers(): array
    {
        return [
            'Authorization' => 'Bearer ' . $this->getAccessToken(),
            'x-api-key' => $this->clientId,
            'x-gw-ims-org-id' => $this->organization,
        ];
    }
}
