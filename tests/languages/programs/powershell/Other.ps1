$privateKeyPath = 'C:\keys\app.private-key.pem'
$header = '{"alg":"RS256","typ":"JWT"}'
$payload = @{
    iat = [DateTimeOffset]::UtcNow.AddSeconds(-10).ToUnixTimeSeconds()
    exp = [DateTimeOffset]::UtcNow.AddMinutes(10).ToUnixTimeSeconds()
    iss = $env:APP_ID
} | ConvertTo-Json -Compress

$rsa = [Security.Cryptography.RSA]::Create()
$rsa.ImportFromPem((Get-Content $privateKeyPath -Raw))
$unsigned = "$([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($header))).$payload"
$signature = $rsa.SignData([Text.Encoding]::UTF8.GetBytes($unsigned), 'SHA256', 'Pkcs1')
Invoke-RestMethod -Uri 'https://api.github.com/app' -Headers @{ Authorization = "Bearer $unsigned.$signature" }
