<?php

interface TokenSource
{
    public function fetch(): string;
}

abstract class ImsTokenSource implements TokenSource
{
    /** @var array<string,string> */
    protected $settings;

    public function __construct(array $settings)
    {
        $this->settings = $settings;
    }

    abstract protected function path(): string;

    abstract protected function params(): array;

    public function fetch(): string
    {
        $ch = curl_init($this->settings['host'] . $this->path());
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($this->params()));
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        $response = json_decode(curl_exec($ch), true);
        curl_close($ch);
        if (empty($response['access_token'])) {
            throw new RuntimeException(sprintf('IMS: %s', $response['error_description'] ?? 'no token'));
        }

        return $response['access_token'];
    }
}

class JwtTokenSource extends ImsTokenSource
{
    protected function path(): string
    {
        return '/ims/exchange/jwt';
    }

    protected function params(): array
    {
        return [
            'client_id' => $this->settings['client_id'],
            'client_secret' => $this->settings['client_secret'],
            'jwt_token' => $this->assertion(),
        ];
    }

    private function assertion(): string
    {
        $encode = function (string $data): string {
            return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
        };
        $claims = [
            'iss' => $this->settings['org'],
            'sub' => $this->settings['tech_account'],
            'exp' => time() + 60,
            'aud' => $this->settings['host'] . '/c/' . $this->settings['client_id'],
            $this->settings['host'] . '/s/ent_marketing_sdk' => true,
        ];
        $data = $encode('{"alg":"RS256"}') . '.' . $encode(json_encode($claims));
        openssl_sign($data, $signature, $this->settings['key'], OPENSSL_ALGO_SHA256);

        return $data . '.' . $encode($signature);
    }
}

class UserTokenSource extends ImsTokenSource
{
    protected function path(): string
    {
        return '/ims/token/v3';
    }

    protected function params(): array
    {
        return [
            'grant_type' => 'authorization_code',
            'client_id' => $this->settings['client_id'],
            'client_secret' => $this->settings['client_secret'],
            'code' => $this->settings['code'],
        ];
    }
}

function token_source(string $kind): TokenSource
{
    $settings = [
        'host' => 'https://ims-na1.adobelogin.com',
        'client_id' => getenv('AT_CLIENT_ID'),
        'client_secret' => getenv('AT_CLIENT_SECRET'),
    ];
    if ($kind === 'user') {
        return new UserTokenSource($settings + ['code' => getenv('AT_CODE')]);
    }

    return new JwtTokenSource($settings + [
        'org' => getenv('AT_ORG'),
        'tech_account' => getenv('AT_TECH_ACCOUNT'),
        'key' => file_get_contents(getenv('AT_KEY_PATH') ?: 'private.key'),
    ]);
}

echo token_source($argv[1] ?? 'service')->fetch(), "\n";
