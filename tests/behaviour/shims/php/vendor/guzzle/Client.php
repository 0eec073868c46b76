<?php
namespace GuzzleHttp;

require_once __DIR__ . '/../http.php';

class Client implements ClientInterface
{
    private $options;

    public function __construct(array $options = [])
    {
        $this->options = $options;
    }

    public function post($uri, array $options = [])
    {
        return $this->request('POST', $uri, $options);
    }

    public function request($method, $uri, array $options = [])
    {
        $url = strpos($uri, 'http') === 0 ? $uri : rtrim($this->options['base_uri'], '/') . $uri;
        $headers = $options['headers'] ?? [];
        $body = $options['body'] ?? '';
        if (isset($options['form_params'])) {
            $headers['Content-Type'] = 'application/x-www-form-urlencoded';
            $body = http_build_query($options['form_params'], '', '&');
        } elseif (isset($options['multipart'])) {
            $headers['Content-Type'] = 'multipart/form-data; boundary=stand-in';
            $body = \stand_in_multipart(array_column($options['multipart'], 'contents', 'name'));
        } elseif (isset($options['json'])) {
            $headers['Content-Type'] = 'application/json';
            $body = json_encode($options['json']);
        }
        if (isset($options['query'])) {
            $url .= '?' . http_build_query($options['query']);
        }
        [$status, $answer] = \stand_in_post($url, $body, $headers);
        if ($status >= 400) {
            throw new Exception\RequestException("$status: $answer");
        }
        return new Response($status, $answer);
    }
}
