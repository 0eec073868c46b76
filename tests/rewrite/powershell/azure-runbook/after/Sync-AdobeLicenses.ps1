<#
    Runbook: removes Adobe licenses of leavers.
    Assets: AdobeOrgId, AdobeApiKey, AdobeTechnicalAccount (variables), AdobeClientSecret (encrypted variable),
    AdobeIO (certificate)
#>

$ErrorActionPreference = 'Stop'

$orgId = Get-AutomationVariable -Name 'AdobeOrgId'
$apiKey = Get-AutomationVariable -Name 'AdobeApiKey'
$clientSecret = Get-AutomationVariable -Name 'AdobeClientSecret'

# Exchange it
$body = @{
    client_id     = $apiKey
    client_secret = $clientSecret
    grant_type    = 'client_credentials'
    scope         = 'openid,AdobeID,read_organizations'
}
$token = Invoke-RestMethod -Uri 'https://ims-na1.adobelogin.com/ims/token/v3' -Method Post -Body $body

Write-Output "Signed in for $orgId"
$headers = @{ Authorization = "Bearer $($token.access_token)"; 'x-api-key' = $apiKey }
$users = Invoke-RestMethod -Uri "https://usermanagement.adobe.io/v2/usermanagement/users/$orgId/0" -Headers $headers
Write-Output $users.users.Count
