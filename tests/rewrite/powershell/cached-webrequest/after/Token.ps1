function Get-ImsToken {
    param (
        [string]$ApiKey,
        [string]$Secret,
        [string]$CacheFile = (Join-Path $env:TEMP 'adobe-token.xml')
    )

    if (Test-Path $CacheFile) {
        $cached = Import-Clixml $CacheFile
        if ($cached.Expires -gt (Get-Date)) {
            return $cached.Token
        }
    }

    $uri = 'https://ims-na1.adobelogin.com/ims/token/v3'
    try {
        $response = Invoke-WebRequest -Uri $uri -Body ('client_id=' + $ApiKey + '&client_secret=' + $Secret + '&grant_type=client_credentials&scope=openid,AdobeID,read_organizations') -Method Post -Headers @{ 'Cache-Control' = 'no-cache' } -UseBasicParsing
    }
    catch {
        Write-Warning "IMS: $($_.Exception.Message)"
        return $null
    }
    $data = ConvertFrom-Json $response.Content
    @{
        Token   = $data.access_token
        Expires = (Get-Date).AddSeconds($data.expires_in)
    } | Export-Clixml $CacheFile
    return $data.access_token
}
