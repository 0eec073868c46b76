[CmdletBinding()]
param (
    [Parameter(Mandatory)]
    [string] $Thumbprint,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [Parameter(Mandatory)]
    [string] $Organization,

    [Parameter(Mandatory)]
    [string] $TechnicalAccount,

    [string] $CompanyId
)

$ims = 'https://ims-na1.adobelogin.com'
$clientId = $Credential.UserName
$clientSecret = $Credential.GetNetworkCredential().Password

function Get-SignedToken {
    $cert = Get-Item "Cert:\CurrentUser\My\$Thumbprint" -ErrorAction Stop
    if (-not $cert.HasPrivateKey) {
        throw "The certificate $Thumbprint has no private key"
    }

    $claims = @{
        iss = $Organization
        sub = $TechnicalAccount
        aud = "$ims/c/$clientId"
        exp = [DateTimeOffset]::Now.AddMinutes(5).ToUnixTimeSeconds()
        "$ims/s/ent_reactor_sdk" = $true
    }
    $parts = '{"alg":"RS256"}', ($claims | ConvertTo-Json -Compress) | ForEach-Object {
        [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($_)).TrimEnd('=') -replace '\+', '-' -replace '/', '_'
    }
    $data = $parts -join '.'
    $csp = [System.Security.Cryptography.RSACryptoServiceProvider]$cert.PrivateKey
    $bytes = $csp.SignData([Text.Encoding]::UTF8.GetBytes($data), 'SHA256')
    return $data + '.' + ([Convert]::ToBase64String($bytes).TrimEnd('=') -replace '\+', '-' -replace '/', '_')
}

$request = @{
    Uri         = "$ims/ims/exchange/jwt"
    Method      = 'Post'
    ContentType = 'application/x-www-form-urlencoded'
    Body        = @{
        client_id     = $clientId
        client_secret = $clientSecret
        jwt_token     = Get-SignedToken
    }
}

try {
    $session = Invoke-RestMethod @request
}
catch {
    Write-Error "Adobe refused the sign-in: $_"
    exit 1
}

$headers = @{
    Authorization      = "Bearer $($session.access_token)"
    'x-api-key'        = $clientId
    'x-gw-ims-org-id'  = $Organization
    Accept             = 'application/vnd.api+json;revision=1'
}
Invoke-RestMethod "https://reactor.adobe.io/companies/$CompanyId/properties" -Headers $headers
