<?php
namespace Symfony\Component\HttpClient;

use Symfony\Contracts\HttpClient\HttpClientInterface;

require_once __DIR__ . '/../http.php';

class HttpClient implements HttpClientInterface
{
    private $status;
    private $body;

    public static function create()
    {
        return new self();
    }

    public function request(string $method, string $url, array $options = [])
    {
        $headers = $options['headers'] ?? [];
        $body = $options['body'] ?? '';
        if (is_array($body)) {
            $headers['Content-Type'] = 'application/x-www-form-urlencoded';
            $body = http_build_query($body, '', '&');
        } elseif (isset($options['json'])) {
            $headers['Content-Type'] = 'application/json';
            $body = json_encode($options['json']);
        }
        if (isset($options['query'])) {
            $url .= '?' . http_build_query($options['query']);
        }
        $response = new self();
        [$response->status, $response->body] = \stand_in_post($url, $body, $headers);
        return $response;
    }

    public function getStatusCode()
    {
        return $this->status;
    }

    public function getContent($throw = true)
    {
        if ($throw && $this->status >= 400) {
            throw new \RuntimeException("{$this->status}: {$this->body}");
        }
        return $this->body;
    }

    public function toArray($throw = true)
    {
        return json_decode($this->getContent($throw), true);
    }
}
