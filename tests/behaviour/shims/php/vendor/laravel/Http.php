<?php
namespace Illuminate\Support\Facades;

require_once __DIR__ . '/../http.php';

class Http
{
    private $format = 'json';
    private $status;
    private $body;

    public static function __callStatic($name, $arguments)
    {
        return (new self())->$name(...$arguments);
    }

    public function __call($name, $arguments)
    {
        if ($name === 'asForm' || $name === 'asMultipart') {
            $this->format = $name === 'asForm' ? 'form' : 'multipart';
        } elseif ($name === 'post') {
            [$url, $data] = $arguments;
            $bodies = [
                'form' => ['application/x-www-form-urlencoded', http_build_query($data)],
                'multipart' => ['multipart/form-data; boundary=stand-in', \stand_in_multipart($data)],
                'json' => ['application/json', json_encode($data)],
            ];
            [$type, $body] = $bodies[$this->format];
            [$this->status, $this->body] = \stand_in_post($url, $body, ['Content-Type' => $type]);
        } elseif ($name === 'throw' && $this->status >= 400) {
            throw new \RuntimeException("{$this->status}: {$this->body}");
        } elseif ($name === 'json') {
            return json_decode($this->body, true)[$arguments[0]];
        }
        return $this;
    }
}
