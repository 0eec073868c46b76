#Requires -Version 5.1

$script:ImsHost = 'ims-na1.adobelogin.com'

function ConvertTo-Base64Url {
    param([byte[]]$Bytes)
    [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}

<#
.SYNOPSIS
    Loads the certificate of the integration.
.PARAMETER Path
    The PFX file.
#>
function Import-AdobeCertificate {
    param(
        [Parameter(Mandatory = $true)][string]$Path,
        [Parameter(Mandatory = $true)][securestring]$Password
    )
    New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($Path, $Password, 'Exportable')
}

<#
.SYNOPSIS
    Creates a signed JWT.
#>
function New-AdobeJwt {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)][string]$ClientId,
        [Parameter(Mandatory = $true)][string]$OrgId,
        [Parameter(Mandatory = $true)][string]$TechnicalAccountId,
        [Parameter(Mandatory = $true)][System.Security.Cryptography.X509Certificates.X509Certificate2]$Certificate,
        [int]$Minutes = 10
    )
    $header = @{ alg = 'RS256'; typ = 'JWT' } | ConvertTo-Json -Compress
    $claims = @{
        exp = [DateTimeOffset]::UtcNow.AddMinutes($Minutes).ToUnixTimeSeconds()
        iss = $OrgId
        sub = $TechnicalAccountId
        aud = "https://$script:ImsHost/c/$ClientId"
        "https://$script:ImsHost/s/ent_user_sdk" = $true
    } | ConvertTo-Json -Compress

    $unsigned = (ConvertTo-Base64Url ([Text.Encoding]::UTF8.GetBytes($header))) + '.' + (ConvertTo-Base64Url ([Text.Encoding]::UTF8.GetBytes($claims)))
    $rsa = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
    $signature = $rsa.SignData(
        [Text.Encoding]::UTF8.GetBytes($unsigned),
        [Security.Cryptography.HashAlgorithmName]::SHA256,
        [Security.Cryptography.RSASignaturePadding]::Pkcs1
    )
    "$unsigned.$(ConvertTo-Base64Url $signature)"
}

<#
.SYNOPSIS
    Signs in and returns an access token.
#>
function Get-AdobeAccessToken {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)][string]$ClientId,
        [Parameter(Mandatory = $true)][string]$ClientSecret,
        [Parameter(Mandatory = $true)][string]$OrgId,
        [Parameter(Mandatory = $true)][string]$TechnicalAccountId,
        [Parameter(Mandatory = $true)][System.Security.Cryptography.X509Certificates.X509Certificate2]$Certificate
    )
    $jwt = New-AdobeJwt -ClientId $ClientId -OrgId $OrgId -TechnicalAccountId $TechnicalAccountId -Certificate $Certificate
    $body = "client_id=$ClientId&client_secret=$ClientSecret&jwt_token=$jwt"
    $response = Invoke-RestMethod -Method Post -Uri "https://$script:ImsHost/ims/exchange/jwt" -Body $body -ContentType 'application/x-www-form-urlencoded'
    $response.access_token
}

Export-ModuleMember -Function Import-AdobeCertificate, New-AdobeJwt, Get-AdobeAccessToken
