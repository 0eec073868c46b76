<?php

namespace app\components;

use Firebase\JWT\JWT;
use yii\base\Component;
use yii\base\InvalidConfigException;

class AdobeIms extends Component
{
    public $clientId;
    public $clientSecret;
    public $orgId;
    public $technicalAccountId;
    public $privateKeyFile;
    public $metascopes = [];

    public function init()
    {
        parent::init();
        foreach (['clientId', 'clientSecret', 'orgId', 'technicalAccountId', 'privateKeyFile'] as $property) {
            if (!$this->$property) {
                throw new InvalidConfigException("AdobeIms::$property must be set.");
            }
        }
    }

    public function getToken()
    {
        $claims = [
            'exp' => time() + 300,
            'iss' => $this->orgId,
            'sub' => $this->technicalAccountId,
            'aud' => 'https://ims-na1.adobelogin.com/c/' . $this->clientId,
        ];
        foreach ($this->metascopes as $metascope) {
            $claims['https://ims-na1.adobelogin.com/s/' . $metascope] = true;
        }
        $jwt = JWT::encode($claims, file_get_contents($this->privateKeyFile), 'RS256');
        $fields = ['client_id' => $this->clientId, 'client_secret' => $this->clientSecret, 'jwt_token' => $jwt];
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => "Content-Type: application/x-www-form-urlencoded\r\n",
            'content' => http_build_query($fields),
        ]]);
        $answer = file_get_contents('https://ims-na1.adobelogin.com/ims/exchange/jwt', false, $context);
        return json_decode($answer, true)['access_token'];
    }
}
