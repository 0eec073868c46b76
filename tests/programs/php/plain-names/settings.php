<?php

/** As in Laravel. */
function throw_unless($condition, $exception)
{
    if (!$condition) {
        throw $exception;
    }
}

function abort_if($condition, int $code, string $message = '')
{
    if ($condition) {
        throw new RuntimeException($message, $code);
    }
}

class MissingSetting extends RuntimeException
{
}

function settings(): array
{
    $client = getenv('HARBOR_ID');
    $secret = getenv('HARBOR_SECRET');
    $org = getenv('HARBOR_ORG');
    $account = getenv('HARBOR_ACCOUNT');
    $rsa = getenv('HARBOR_RSA');
    throw_unless($client, new MissingSetting('client'));
    throw_unless($account, new MissingSetting('account'));
    abort_if(!$rsa, 500, 'rsa');

    return compact('client', 'secret', 'org', 'account', 'rsa');
}
