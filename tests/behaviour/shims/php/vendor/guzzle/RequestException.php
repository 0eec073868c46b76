<?php
namespace GuzzleHttp\Exception;

class RequestException extends \RuntimeException implements GuzzleException
{
}
