<?php
namespace Psr\Log;

interface LoggerInterface
{
    public function debug($message, array $context = []);

    public function info($message, array $context = []);
}
