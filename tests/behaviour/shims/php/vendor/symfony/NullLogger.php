<?php
namespace Psr\Log;

class NullLogger implements LoggerInterface
{
    public function debug($message, array $context = [])
    {
    }

    public function info($message, array $context = [])
    {
    }
}
