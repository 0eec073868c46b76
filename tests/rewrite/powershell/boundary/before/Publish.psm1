function Get-LaunchToken {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] $Settings
    )
    begin {
        $jwt = Get-LaunchJwt $Settings
    }
    process {
        $boundary = [guid]::NewGuid().ToString()
        $lf = "`r`n"
        $body = "--$boundary$lf" +
            "Content-Disposition: form-data; name=`"client_id`"$lf$lf$($Settings.ClientId)$lf" +
            "--$boundary$lf" +
            "Content-Disposition: form-data; name=`"client_secret`"$lf$lf$($Settings.ClientSecret)$lf" +
            "--$boundary$lf" +
            "Content-Disposition: form-data; name=`"jwt_token`"$lf$lf$jwt$lf" +
            "--$boundary--$lf"
        Invoke-RestMethod -Uri 'https://ims-na1.adobelogin.com/ims/exchange/jwt' -Method Post -ContentType "multipart/form-data; boundary=$boundary" -Body $body
    }
}

function Get-LaunchJwt($Settings) {
    $header = ConvertTo-UrlSafe '{"alg":"RS256"}'
    $payload = ConvertTo-UrlSafe (@{
        iss = $Settings.Org
        sub = $Settings.TechnicalAccount
        aud = "https://ims-na1.adobelogin.com/c/$($Settings.ClientId)"
        exp = [DateTimeOffset]::UtcNow.AddMinutes(5).ToUnixTimeSeconds()
        'https://ims-na1.adobelogin.com/s/ent_reactor_sdk' = $true
    } | ConvertTo-Json -Compress)
    $rsa = [Security.Cryptography.RSA]::Create()
    $rsa.ImportFromPem((Get-Content $Settings.PrivateKey -Raw))
    $signature = $rsa.SignData([Text.Encoding]::UTF8.GetBytes("$header.$payload"), 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    "$header.$payload.$([Convert]::ToBase64String($signature).TrimEnd('=').Replace('+', '-').Replace('/', '_'))"
}

function ConvertTo-UrlSafe([string]$Text) {
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}
