<?php
namespace GuzzleHttp;

class Response
{
    private $status;
    private $body;

    public function __construct($status, $body)
    {
        $this->status = $status;
        $this->body = $body;
    }

    public function getStatusCode()
    {
        return $this->status;
    }

    public function getBody()
    {
        return $this;
    }

    public function getContents()
    {
        return $this->body;
    }

    public function __toString(): string
    {
        return $this->body;
    }
}
