<?php

declare(strict_types=1);

namespace Acme\AssetSync;

final class Config
{
    /** @var array<string, mixed> */
    private array $values;

    private function __construct(array $values)
    {
        $this->values = $values;
    }

    public static function load(string $file): self
    {
        $values = json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
        $config = new self($values);
        $config->validate();

        return $config;
    }

    /**
     * @return mixed
     */
    public function get(string $path, $default = null)
    {
        $value = $this->values;
        foreach (explode('.', $path) as $key) {
            if (!is_array($value) || !array_key_exists($key, $value)) {
                return $default;
            }
            $value = $value[$key];
        }

        return $value;
    }

    private function validate(): void
    {
        $required = [
            'ims.endpoint',
            'credentials.apiKey',
            'credentials.orgId',
            'credentials.technicalAccountId',
            'credentials.privateKeyFile',
        ];
        foreach ($required as $path) {
            if ($this->get($path) === null) {
                throw new \RuntimeException("Missing configuration: $path");
            }
        }
        if (!is_file($this->get('credentials.privateKeyFile'))) {
            throw new \RuntimeException('Private key not found: ' . $this->get('credentials.privateKeyFile'));
        }
    }
}
