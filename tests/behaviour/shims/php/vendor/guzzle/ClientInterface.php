<?php
namespace GuzzleHttp;

interface ClientInterface
{
    public function request($method, $uri, array $options = []);
}
