<?php

const IMS = 'https://ims-na1.adobelogin.com/';
const EXCHANGE = IMS . 'ims/exchange/jwt/';
const AUDIENCE_PREFIX = IMS . 'c/';
const SCOPE_PREFIX = IMS . 's/';

/**
 * Makes JSON Web Tokens.
 */
class Signer
{
    private const ALGORITHM = 'RS256';

    public function sign(array $claims, string $key)
    {
        $parts = [];
        $parts[] = $this->base64Url(json_encode(['typ' => 'JWT', 'alg' => self::ALGORITHM]));
        $parts[] = $this->base64Url(json_encode($claims));
        if (openssl_sign(implode('.', $parts), $signature, $key, 'sha256') === false) {
            throw new \RuntimeException('Could not sign the token: ' . openssl_error_string());
        }
        $parts[] = $this->base64Url($signature);

        return implode('.', $parts);
    }

    private function base64Url(string $input): string
    {
        return str_replace('=', '', strtr(base64_encode($input), '+/', '-_'));
    }

    public function claims($lifetime, $issuer, $subject, $audience, $metascopes)
    {
        $claims = ['exp' => strtotime($lifetime), 'iss' => $issuer, 'sub' => $subject, 'aud' => $audience];
        if (is_array($metascopes)) {
            foreach ($metascopes as $metascope) {
                $claims[SCOPE_PREFIX . $metascope] = true;
            }
        } else {
            $claims[SCOPE_PREFIX . $metascopes] = true;
        }

        return $claims;
    }
}

/**
 * Signs in.
 *
 * @param string $jwt
 * @param string $clientId
 * @param string $clientSecret
 * @return string|bool
 */
function signIn($jwt, $clientId, $clientSecret)
{
    $curl = curl_init();
    curl_setopt($curl, CURLOPT_POST, 1);
    curl_setopt($curl, CURLOPT_POSTFIELDS, array(
        'client_id' => $clientId,
        'client_secret' => $clientSecret,
        'jwt_token' => $jwt,
    ));
    curl_setopt($curl, CURLOPT_URL, EXCHANGE);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, 1);
    $result = curl_exec($curl);
    curl_close($curl);

    return $result;
}

/**
 * Usage: token.php -i <client-id> -s <client-secret> -k <key-file> -u <issuer> -b <subject> -c <metascopes> [-e <lifetime>]
 */
function main()
{
    $options = getopt(''
        . 'i:'   // client id
        . 's:'   // client secret
        . 'k:'   // private key
        . 'u:'   // issuer
        . 'b:'   // subject
        . 'c:'   // metascopes, comma separated
        . 'e::'  // lifetime
    );
    $usage = false;
    if (isset($options['i'])) {
        $clientId = $options['i'];
        if (isset($options['s'])) {
            $clientSecret = $options['s'];
            if (isset($options['k'])) {
                $keyFile = $options['k'];
                if (is_file($keyFile) && is_readable($keyFile)) {
                    $handle = fopen($keyFile, 'r') or die("Cannot open $keyFile\n");
                    $privateKey = fread($handle, filesize($keyFile)) or die("Cannot read $keyFile\n");
                    fclose($handle);
                    if (isset($options['u']) && isset($options['b'])) {
                        $issuer = $options['u'];
                        $subject = $options['b'];
                        $audience = AUDIENCE_PREFIX . $clientId;
                        if (isset($options['c'])) {
                            $metascopes = preg_split('/,/', $options['c']);
                            if (isset($options['e'])) {
                                $lifetime = $options['e'];
                            } else {
                                $lifetime = '1 day';
                            }
                            $signer = new Signer();
                            $claims = $signer->claims($lifetime, $issuer, $subject, $audience, $metascopes);
                            $jwt = $signer->sign($claims, $privateKey);
                            echo signIn($jwt, $clientId, $clientSecret), "\n";
                        } else {
                            echo "Metascopes missing\n";
                            $usage = true;
                        }
                    } else {
                        echo "Issuer or subject missing\n";
                        $usage = true;
                    }
                } else {
                    echo "Cannot read the key file $keyFile\n";
                }
            } else {
                echo "Key file missing\n";
                $usage = true;
            }
        } else {
            echo "Client secret missing\n";
            $usage = true;
        }
    } else {
        echo "Client id missing\n";
        $usage = true;
    }
    if ($usage) {
        echo "Usage:\n  token.php -i <client-id> -s <client-secret> -k <key-file> -u <issuer> -b <subject> -c <metascopes> [-e <lifetime>]\n";
        exit(1);
    }
}

main();
