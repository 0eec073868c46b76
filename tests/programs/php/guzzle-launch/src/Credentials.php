<?php

declare(strict_types=1);

namespace Acme\LaunchSync;

final class Credentials
{
    public function __construct(
        public readonly string $apiKey,
        public readonly string $apiSecret,
        public readonly string $orgId,
        public readonly string $technicalAccount,
        public readonly string $keyPath,
    ) {
    }

    public static function fromEnvironment(): self
    {
        return new self(
            apiKey: self::required('LAUNCH_API_KEY'),
            apiSecret: self::required('LAUNCH_API_SECRET'),
            orgId: self::required('LAUNCH_ORG_ID'),
            technicalAccount: self::required('LAUNCH_TECHNICAL_ACCOUNT'),
            keyPath: self::required('LAUNCH_KEY_PATH'),
        );
    }

    private static function required(string $name): string
    {
        $value = getenv($name);
        if ($value === false || $value === '') {
            throw new \RuntimeException(sprintf('%s is not set', $name));
        }

        return $value;
    }
}
