<#
    Runbook: removes Adobe licenses of leavers.
    Assets: AdobeOrgId, AdobeApiKey, AdobeTechnicalAccount (variables), AdobeClientSecret (encrypted variable),
    AdobeIO (certificate)
#>

$ErrorActionPreference = 'Stop'

$orgId = Get-AutomationVariable -Name 'AdobeOrgId'
$apiKey = Get-AutomationVariable -Name 'AdobeApiKey'
$clientSecret = Get-AutomationVariable -Name 'AdobeClientSecret'
$technicalAccount = Get-AutomationVariable -Name 'AdobeTechnicalAccount'
$certificate = Get-AutomationCertificate -Name 'AdobeIO'

# Build the JWT
$header = '{"alg":"RS256","typ":"JWT"}'
$payload = [ordered]@{
    exp = [int64](New-TimeSpan -Start '1970-01-01' -End (Get-Date).ToUniversalTime().AddHours(1)).TotalSeconds
    iss = $orgId
    sub = $technicalAccount
    aud = "https://ims-na1.adobelogin.com/c/$apiKey"
}
$payload.Add('https://ims-na1.adobelogin.com/s/ent_user_sdk', $true)
$encodedHeader = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($header)).Split('=')[0].Replace('+', '-').Replace('/', '_')
$encodedPayload = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(($payload | ConvertTo-Json -Compress))).Split('=')[0].Replace('+', '-').Replace('/', '_')
$toSign = [Text.Encoding]::UTF8.GetBytes("$encodedHeader.$encodedPayload")
$signature = $certificate.PrivateKey.SignData($toSign, 'SHA256')
$encodedSignature = [Convert]::ToBase64String($signature).Split('=')[0].Replace('+', '-').Replace('/', '_')
$jwt = "$encodedHeader.$encodedPayload.$encodedSignature"

# Exchange it
$body = @{
    client_id     = $apiKey
    client_secret = $clientSecret
    jwt_token     = $jwt
}
$token = Invoke-RestMethod -Uri 'https://ims-na1.adobelogin.com/ims/exchange/jwt/' -Method Post -Body $body

Write-Output "Signed in for $orgId"
$headers = @{ Authorization = "Bearer $($token.access_token)"; 'x-api-key' = $apiKey }
$users = Invoke-RestMethod -Uri "https://usermanagement.adobe.io/v2/usermanagement/users/$orgId/0" -Headers $headers
Write-Output $users.users.Count
