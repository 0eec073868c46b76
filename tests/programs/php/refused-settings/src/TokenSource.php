<?php

namespace Acme\Tides;

interface TokenSource
{
    public function accessToken(string $clientId, string $clientSecret, string $jwt, bool $fresh = false): string;
}
