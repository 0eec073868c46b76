function B64([byte[]]$b) { [Convert]::ToBase64String($b).TrimEnd('=').Replace('+','-').Replace('/','_') }

function New-Assertion($Org, $Account, $Client, $KeyXml, $Scopes) {
    $claims = [ordered]@{ iss = $Org; sub = $Account; aud = "https://ims-na1.adobelogin.com/c/$Client"; exp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + 300 }
    foreach ($s in $Scopes) { $claims["https://ims-na1.adobelogin.com/s/$s"] = $true }
    $rsa = New-Object System.Security.Cryptography.RSACryptoServiceProvider
    $rsa.FromXmlString((Get-Content $KeyXml -Raw))
    $enc = [System.Text.Encoding]::UTF8
    $input1 = (B64 $enc.GetBytes('{"alg":"RS256"}')) + '.' + (B64 $enc.GetBytes(($claims | ConvertTo-Json -Compress)))
    $input1 + '.' + (B64 $rsa.SignData($enc.GetBytes($input1), 'SHA256'))
}

function Get-Token($Client, $Secret, $Assertion) {
    $form = @{ client_id = $Client; client_secret = $Secret; jwt_token = $Assertion }
    try {
        $r = Invoke-RestMethod -Uri 'https://ims-na1.adobelogin.com/ims/exchange/jwt' -Method Post -Body $form
        Write-Verbose "valid until $((Get-Date).AddMilliseconds($r.expires_in))"
        return $r.access_token
    } catch {
        throw "IMS: $($_.ErrorDetails.Message)"
    }
}
