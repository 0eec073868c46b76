param(
    [string]$Group = 'Adobe CC'
)

Import-Module "$PSScriptRoot\AdobeUsers.psm1" -Force

$token = Get-AdobeAccessToken -ClientId $env:UMAPI_CLIENT_ID -ClientSecret $env:UMAPI_CLIENT_SECRET

$headers = @{
    'Authorization' = "Bearer $token"
    'x-api-key'     = $env:UMAPI_CLIENT_ID
}
Invoke-RestMethod -Uri "https://usermanagement.adobe.io/v2/usermanagement/groups/$env:UMAPI_ORG_ID/0" -Headers $headers
Write-Host "would sync $Group"
