<?php

declare(strict_types=1);

namespace App\Push;

use Firebase\JWT\JWT;
use GuzzleHttp\Client;

final class Other
{
    public function __construct(private Client $http)
    {
    }

    public function token(array $account): string
    {
        $claims = [
            'iss' => $account['client_email'],
            'scope' => 'https://www.googleapis.com/auth/firebase.messaging',
            'aud' => $account['token_uri'],
            'iat' => time(),
            'exp' => time() + 3600,
        ];
        $assertion = JWT::encode($claims, $account['private_key'], 'RS256');
        $response = $this->http->post($account['token_uri'], [
            'form_params' => ['grant_type' => 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'assertion' => $assertion],
        ]);

        return json_decode((string) $response->getBody(), true)['access_token'];
    }
}
