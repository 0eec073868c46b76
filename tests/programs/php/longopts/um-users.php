#!/usr/bin/env php
<?php
$opts = getopt('hv', [
    'help',
    'client-id:',
    'client-secret:',
    'org:',
    'tech-account:',
    'private-key:',
    'metascope::',
    'verbose',
]);

if (isset($opts['h']) || isset($opts['help'])) {
    usage();
    exit(0);
}

foreach (['client-id', 'client-secret', 'org', 'tech-account', 'private-key'] as $opt) {
    if (!isset($opts[$opt])) {
        fwrite(STDERR, "--$opt is required\n");
        usage();
        exit(2);
    }
}

function usage()
{
    echo <<<TXT
Usage: um-users.php --client-id=ID --client-secret=SECRET --org=ORG --tech-account=ID --private-key=FILE [--metascope=NAME] [-v]

  --client-id      API key of the integration
  --client-secret  its secret
  --org            IMS organisation, with @AdobeOrg
  --tech-account   technical account, with @techacct.adobe.com
  --private-key    path of the private key
  --metascope      default: ent_user_sdk
  -v, --verbose    more output

TXT;
}

function b64u($s) { return rtrim(strtr(base64_encode($s), '+/', '-_'), '='); }

function make_jwt(array $opts)
{
    $scope = isset($opts['metascope']) && $opts['metascope'] ? $opts['metascope'] : 'ent_user_sdk';
    $ims = 'https://ims-na1.adobelogin.com';
    $h = b64u('{"alg":"RS256","typ":"JWT"}');
    $p = b64u(json_encode([
        'iss' => $opts['org'],
        'sub' => $opts['tech-account'],
        'aud' => "$ims/c/{$opts['client-id']}",
        'exp' => time() + 120,
        "$ims/s/$scope" => true,
    ]));
    $key = openssl_get_privatekey(file_get_contents($opts['private-key']));
    openssl_sign("$h.$p", $sig, $key, 'RSA-SHA256');
    openssl_free_key($key);
    return "$h.$p." . b64u($sig);
}

$post = sprintf(
    'client_id=%s&client_secret=%s&jwt_token=%s',
    rawurlencode($opts['client-id']),
    rawurlencode($opts['client-secret']),
    rawurlencode(make_jwt($opts))
);
$response = file_get_contents('https://ims-na1.adobelogin.com/ims/exchange/jwt/', false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => "Content-type: application/x-www-form-urlencoded\r\nContent-Length: " . strlen($post),
    'content' => $post,
]]));
$token = json_decode($response)->access_token;
if (isset($opts['v']) || isset($opts['verbose'])) {
    fprintf(STDERR, "organisation %s\n", $opts['org']);
}
echo $token . "\n";
