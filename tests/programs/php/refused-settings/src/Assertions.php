<?php

namespace Acme\Tides;

use Firebase\JWT\JWT;

class Assertions
{
    private function __construct(
        private string $ims,
        private string $orgId,
        private string $technicalAccount,
        private string $privateKey
    ) {
    }

    public static function of(array $values): self
    {
        return new self($values['ims'], $values['orgId'], $values['technicalAccount'], $values['privateKey']);
    }

    /** The same for an hour, so that the cached token is found again. */
    public function forClient(string $clientId): string
    {
        $claims = [
            'exp' => (intdiv(time(), 3600) + 2) * 3600,
            'iss' => $this->orgId,
            'sub' => $this->technicalAccount,
            'aud' => $this->ims . '/c/' . $clientId,
            $this->ims . '/s/ent_analytics_bulk_ingest_sdk' => true,
        ];

        return JWT::encode($claims, $this->privateKey, 'RS256');
    }
}
