[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $ConfigPath
)

$ErrorActionPreference = 'Stop'
$config = Get-Content -Path $ConfigPath -Raw | ConvertFrom-Json
$imsHost = 'ims-na1.adobelogin.com'

function ConvertTo-Base64Url([byte[]] $Bytes) {
    [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}

function New-Assertion {
    $header = '{"alg":"RS256","typ":"JWT"}'
    $claims = @{
        exp = [DateTimeOffset]::UtcNow.AddMinutes(5).ToUnixTimeSeconds()
        iss = $config.OrgId
        sub = $config.TechnicalAccountId
        aud = "https://$imsHost/c/$($config.ClientId)"
        "https://$imsHost/s/ent_user_sdk" = $true
    } | ConvertTo-Json -Compress
    $unsigned = '{0}.{1}' -f (ConvertTo-Base64Url ([Text.Encoding]::UTF8.GetBytes($header))),
        (ConvertTo-Base64Url ([Text.Encoding]::UTF8.GetBytes($claims)))
    $certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new($config.PfxPath, $config.PfxPassword)
    $rsa = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
    $signature = $rsa.SignData([Text.Encoding]::UTF8.GetBytes($unsigned), 'SHA256', 'Pkcs1')
    "$unsigned.$(ConvertTo-Base64Url $signature)"
}

$body = @{
    client_id     = $config.ClientId
    client_secret = $config.ClientSecret
    jwt_token     = New-Assertion
}
$answer = Invoke-RestMethod -Method Post -Uri "https://$imsHost/ims/exchange/jwt/" -Body $body
$expires = (Get-Date).AddMilliseconds($answer.expires_in)
Write-Verbose "The token ends at $expires."

$headers = @{ Authorization = "Bearer $($answer.access_token)"; 'x-api-key' = $config.ClientId }
Invoke-RestMethod -Uri "https://usermanagement.adobe.io/v2/usermanagement/users/$($config.OrgId)/0" -Headers $headers
