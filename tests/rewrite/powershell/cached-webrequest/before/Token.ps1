function Get-ImsToken {
    param (
        [string]$ApiKey,
        [string]$Secret,
        [string]$OrgId,
        [string]$TechAccount,
        [string]$PrivateKeyPath,
        [string[]]$MetaScopes = @('ent_marketing_sdk'),
        [string]$CacheFile = (Join-Path $env:TEMP 'adobe-token.xml')
    )

    if (Test-Path $CacheFile) {
        $cached = Import-Clixml $CacheFile
        if ($cached.Expires -gt (Get-Date)) {
            return $cached.Token
        }
    }

    $jwt = New-Jwt -OrgId $OrgId -TechAccount $TechAccount -ApiKey $ApiKey -MetaScopes $MetaScopes -PrivateKeyPath $PrivateKeyPath
    $uri = 'https://ims-na1.adobelogin.com/ims/exchange/jwt?client_id=' + $ApiKey + '&client_secret=' + $Secret + '&jwt_token=' + $jwt
    try {
        $response = Invoke-WebRequest -Uri $uri -Method Post -Headers @{ 'Cache-Control' = 'no-cache' } -UseBasicParsing
    }
    catch {
        Write-Warning "IMS: $($_.Exception.Message)"
        return $null
    }
    $data = ConvertFrom-Json $response.Content
    @{
        Token   = $data.access_token
        Expires = (Get-Date).AddSeconds($data.expires_in / 1000)
    } | Export-Clixml $CacheFile
    return $data.access_token
}

function New-Jwt {
    param ([string]$OrgId, [string]$TechAccount, [string]$ApiKey, [string[]]$MetaScopes, [string]$PrivateKeyPath)

    $claims = @{
        exp = [Math]::Floor(([DateTime]::UtcNow.AddMinutes(10) - [DateTime]'1970-01-01').TotalSeconds)
        iss = $OrgId
        sub = $TechAccount
        aud = "https://ims-na1.adobelogin.com/c/$ApiKey"
    }
    foreach ($scope in $MetaScopes) {
        $claims["https://ims-na1.adobelogin.com/s/$scope"] = $true
    }
    $rsa = [System.Security.Cryptography.RSA]::Create()
    $null = $rsa.ImportPkcs8PrivateKey([Convert]::FromBase64String(((Get-Content $PrivateKeyPath) -notmatch '^-----' -join '')), [ref]$null)
    $segments = @(
        (ConvertTo-Segment '{"alg":"RS256"}'),
        (ConvertTo-Segment (ConvertTo-Json $claims -Compress))
    )
    $signature = $rsa.SignData([Text.Encoding]::UTF8.GetBytes($segments -join '.'), 'SHA256', 'Pkcs1')
    return ($segments -join '.') + '.' + [Convert]::ToBase64String($signature).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}

function ConvertTo-Segment([string]$Text) {
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}
