<?php

namespace Drupal\adobe_io;

/**
 * Talks to Adobe IMS.
 */
class AdobeAuth {

  const IMS_ENDPOINT = 'https://ims-na1.adobelogin.com/ims/exchange/jwt/';

  const AUDIENCE = 'https://ims-na1.adobelogin.com/c/';

  /**
   * Settings of the module.
   *
   * @var array
   */
  protected $settings;

  public function __construct(array $settings) {
    $this->settings = $settings + [
      'private_key' => '',
      'expiration' => 86400,
      'metascopes' => [],
    ];
  }

  /**
   * Builds the claims.
   */
  private function claims(): array {
    $claims = [];
    $claims['exp'] = time() + $this->settings['expiration'];
    $claims['iss'] = $this->settings['org_id'];
    $claims['sub'] = $this->settings['account_id'];
    $claims['aud'] = self::AUDIENCE . $this->settings['client_id'];
    foreach ($this->settings['metascopes'] as $url) {
      $claims[$url] = TRUE;
    }
    return $claims;
  }

  /**
   * Base64 for URLs.
   */
  private static function base64Url(string $data): string {
    return str_replace(['+', '/', '='], ['-', '_', ''], base64_encode($data));
  }

  /**
   * Signs the claims.
   */
  private function sign(): string {
    $segments = [
      self::base64Url(json_encode(['typ' => 'JWT', 'alg' => 'RS256'])),
      self::base64Url(json_encode($this->claims())),
    ];
    $input = implode('.', $segments);
    openssl_sign($input, $signature, $this->settings['private_key'], 'SHA256');
    $segments[] = self::base64Url($signature);
    return implode('.', $segments);
  }

  /**
   * Gets an access token.
   *
   * @return string
   *   The token.
   */
  public function accessToken(): string {
    $data = [
      'client_id' => $this->settings['client_id'],
      'client_secret' => $this->settings['client_secret'],
      'jwt_token' => $this->sign(),
    ];
    $curl = curl_init();
    curl_setopt($curl, CURLOPT_URL, self::IMS_ENDPOINT);
    curl_setopt($curl, CURLOPT_POST, TRUE);
    curl_setopt($curl, CURLOPT_POSTFIELDS, $data);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, TRUE);
    curl_setopt($curl, CURLOPT_HTTPHEADER, ['Accept: application/json', 'Content-Type: multipart/form-data']);
    $response = curl_exec($curl);
    if ($response === FALSE) {
      throw new \RuntimeException(curl_error($curl));
    }
    curl_close($curl);
    $json = json_decode($response);
    if (empty($json->access_token)) {
      throw new \RuntimeException("No token: $response");
    }
    return $json->access_token;
  }

}
