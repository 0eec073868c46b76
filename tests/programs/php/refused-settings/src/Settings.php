<?php

namespace Acme\Tides;

class Settings
{
    public array $values;

    public function __construct(array $given)
    {
        $this->values = $this->read($given);
        throw_if(empty($this->values['clientId']), \InvalidArgumentException::class, 'No client ID');
        throw_if(empty($this->values['privateKey']), \InvalidArgumentException::class, 'No private key');
        throw_if(!$this->values['technicalAccount'], new \InvalidArgumentException('No technical account'));
    }

    private function read(array $given): array
    {
        $ims = $given['IMS_HOST'] ?? 'https://ims-na1.adobelogin.com';
        $clientId = $given['TIDES_CLIENT_ID'] ?? '';
        $clientSecret = $given['TIDES_CLIENT_SECRET'] ?? '';
        $orgId = $given['TIDES_ORG_ID'] ?? '';
        $technicalAccount = $given['TIDES_TECHNICAL_ACCOUNT'] ?? '';
        $privateKey = str_replace('\n', "\n", $given['TIDES_PRIVATE_KEY'] ?? '');

        return compact('ims', 'clientId', 'clientSecret', 'orgId', 'technicalAccount', 'privateKey');
    }
}
