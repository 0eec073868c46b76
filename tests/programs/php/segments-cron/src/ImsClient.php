<?php

declare(strict_types=1);

namespace ExampleCo\Segments;

use Firebase\JWT\JWT;
use RuntimeException;

/**
 * Gets access tokens for the Experience Platform APIs.
 */
final class ImsClient
{
    private const EXCHANGE = '/ims/exchange/jwt';

    /** @var array */
    private $config;

    /** @var string */
    private $privateKey;

    /** @var string|null */
    private $token;

    /** @var int */
    private $expires = 0;

    public function __construct(array $config)
    {
        foreach (['client_id', 'client_secret', 'org_id', 'technical_account_id', 'private_key'] as $required) {
            if (empty($config[$required])) {
                throw new RuntimeException("adobe.$required is not configured");
            }
        }

        if (!is_readable($config['private_key'])) {
            throw new RuntimeException('Cannot read the private key ' . $config['private_key']);
        }

        $this->config = $config;
        $this->privateKey = file_get_contents($config['private_key']);
    }

    public function getToken(): string
    {
        if ($this->token === null || time() >= $this->expires) {
            $this->authenticate();
        }

        return $this->token;
    }

    private function authenticate(): void
    {
        $curl = curl_init();
        curl_setopt_array($curl, [
            CURLOPT_URL => $this->config['ims'] . self::EXCHANGE,
            CURLOPT_POST => true,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 20,
            CURLOPT_POSTFIELDS => [
                'client_id' => $this->config['client_id'],
                'client_secret' => $this->config['client_secret'],
                'jwt_token' => $this->createJwt(),
            ],
        ]);
        $body = curl_exec($curl);
        $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);

        if ($status !== 200) {
            throw new RuntimeException("IMS answered $status: $body");
        }

        $data = json_decode($body, true);
        $this->token = $data['access_token'];
        // expires_in comes in milliseconds
        $this->expires = time() + (int) ($data['expires_in'] / 1000) - 60;
    }

    private function createJwt(): string
    {
        $claims = [
            'iss' => $this->config['org_id'],
            'sub' => $this->config['technical_account_id'],
            'aud' => $this->config['ims'] . '/c/' . $this->config['client_id'],
            'exp' => time() + 300,
        ];
        foreach ($this->config['metascopes'] as $metascope) {
            $claims[$this->config['ims'] . '/s/' . $metascope] = true;
        }

        return JWT::encode($claims, $this->privateKey, 'RS256');
    }
}
