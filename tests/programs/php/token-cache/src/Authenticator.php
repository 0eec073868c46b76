<?php

declare(strict_types=1);

namespace Acme\AssetSync;

use Firebase\JWT\JWT;

final class Authenticator
{
    private Config $config;
    private string $secret;

    public function __construct(Config $config, string $secret)
    {
        $this->config = $config;
        $this->secret = $secret;
    }

    public function getToken(): AccessToken
    {
        $file = $this->config->get('cacheFile');
        if (is_file($file)) {
            $cached = json_decode(file_get_contents($file), true);
            $token = new AccessToken($cached['value'], $cached['expiresAt']);
            if (!$token->isExpired()) {
                return $token;
            }
        }

        $token = AccessToken::fromResponse($this->exchange($this->buildJwt()));
        file_put_contents($file, json_encode($token->toArray()));

        return $token;
    }

    private function buildJwt(): string
    {
        $endpoint = $this->config->get('ims.endpoint');
        $claims = [
            'exp' => time() + 300,
            'iss' => $this->config->get('credentials.orgId'),
            'sub' => $this->config->get('credentials.technicalAccountId'),
            'aud' => $endpoint . '/c/' . $this->config->get('credentials.apiKey'),
        ];
        foreach ($this->config->get('ims.metascopes', []) as $metascope) {
            $claims["$endpoint/s/$metascope"] = true;
        }
        $key = file_get_contents($this->config->get('credentials.privateKeyFile'));

        return JWT::encode($claims, $key, 'RS256');
    }

    private function exchange(string $jwt): array
    {
        $handle = curl_init($this->config->get('ims.endpoint') . $this->config->get('ims.exchangePath'));
        curl_setopt_array($handle, [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => [
                'client_id' => $this->config->get('credentials.apiKey'),
                'client_secret' => $this->secret,
                'jwt_token' => $jwt,
            ],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 20,
        ]);
        $body = curl_exec($handle);
        $status = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
        curl_close($handle);
        $response = json_decode((string) $body, true);
        if ($status !== 200) {
            if (($response['error'] ?? '') === 'invalid_token') {
                throw new \RuntimeException('The JWT was rejected: check the private key and its certificate');
            }
            throw new \RuntimeException("IMS answered $status: $body");
        }

        return $response;
    }
}
