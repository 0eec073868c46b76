<?php

declare(strict_types=1);

namespace Acme\AssetSync;

final class AccessToken
{
    private string $value;
    private int $expiresAt;

    public function __construct(string $value, int $expiresAt)
    {
        $this->value = $value;
        $this->expiresAt = $expiresAt;
    }

    public static function fromResponse(array $response): self
    {
        return new self($response['access_token'], time() + (int) round($response['expires_in'] / 1000));
    }

    public function isExpired(): bool
    {
        return $this->expiresAt - 120 < time();
    }

    public function __toString(): string
    {
        return $this->value;
    }

    public function toArray(): array
    {
        return ['value' => $this->value, 'expiresAt' => $this->expiresAt];
    }
}
