<?php

namespace Acme\Ims;

/**
 * Small IMS client without dependencies.
 *
 * Example:
 *
 *     $ims = new ImsClient([
 *         'client_id' => '...',
 *         'client_secret' => '...',
 *         'org_id' => '...@AdobeOrg',
 *         'technical_account_id' => '...@techacct.adobe.com',
 *         'key_file' => '/path/to/private.key',
 *     ]);
 *     $token = $ims->getAccessToken();
 */
class ImsClient
{
    /** @var array */
    protected $options;

    /** @var string|null */
    protected $token;

    /** @var int */
    protected $expires = 0;

    protected static $defaults = [
        'host' => 'https://ims-na1.adobelogin.com',
        'key_file' => 'private.key',
        'metascopes' => ['ent_marketing_sdk'],
        'timeout' => 30,
        'ttl' => 3600,
    ];

    public function __construct(array $options = [])
    {
        $this->options = array_merge(static::$defaults, $options);
        foreach (['client_id', 'client_secret', 'org_id', 'technical_account_id'] as $required) {
            if (empty($this->options[$required])) {
                throw new \InvalidArgumentException("Missing option: $required");
            }
        }
        if (!is_readable($this->options['key_file'])) {
            throw new \InvalidArgumentException('Private key not readable: ' . $this->options['key_file']);
        }
    }

    public function getAccessToken()
    {
        if ($this->token && $this->expires > time()) {
            return $this->token;
        }

        $response = $this->post('/ims/exchange/jwt/', [
            'client_id' => $this->options['client_id'],
            'client_secret' => $this->options['client_secret'],
            'jwt_token' => $this->createJwt(),
        ]);

        $this->token = $response['access_token'];
        $this->expires = time() + floor($response['expires_in'] / 1000) - 60;

        return $this->token;
    }

    protected function createJwt()
    {
        $claims = [
            'iss' => $this->options['org_id'],
            'sub' => $this->options['technical_account_id'],
            'aud' => $this->options['host'] . '/c/' . $this->options['client_id'],
            'exp' => time() + $this->options['ttl'],
        ];
        foreach ($this->options['metascopes'] as $metascope) {
            $claims[$this->options['host'] . '/s/' . $metascope] = true;
        }

        $input = $this->encode(json_encode(['typ' => 'JWT', 'alg' => 'RS256'])) . '.' . $this->encode(json_encode($claims));
        $key = openssl_pkey_get_private('file://' . realpath($this->options['key_file']));
        if (!openssl_sign($input, $signature, $key, OPENSSL_ALGO_SHA256)) {
            throw new \RuntimeException('Could not sign: ' . openssl_error_string());
        }

        return $input . '.' . $this->encode($signature);
    }

    protected function encode($data)
    {
        return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    }

    protected function post($path, array $params)
    {
        $context = stream_context_create([
            'http' => [
                'method' => 'POST',
                'header' => "Content-Type: application/x-www-form-urlencoded\r\n",
                'content' => http_build_query($params),
                'timeout' => $this->options['timeout'],
                'ignore_errors' => true,
            ],
        ]);
        $body = file_get_contents($this->options['host'] . $path, false, $context);
        $data = json_decode($body, true);
        if (!is_array($data) || isset($data['error'])) {
            throw new \RuntimeException('IMS: ' . (isset($data['error_description']) ? $data['error_description'] : $body));
        }

        return $data;
    }
}
