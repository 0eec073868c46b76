param(
    [string]$CertificatePath = "$PSScriptRoot\adobe.pfx",
    [securestring]$CertificatePassword,
    [string]$Group = 'Adobe CC'
)

Import-Module "$PSScriptRoot\AdobeUsers.psm1" -Force

$certificate = Import-AdobeCertificate -Path $CertificatePath -Password $CertificatePassword
$token = Get-AdobeAccessToken -ClientId $env:UMAPI_CLIENT_ID -ClientSecret $env:UMAPI_CLIENT_SECRET `
    -OrgId $env:UMAPI_ORG_ID -TechnicalAccountId $env:UMAPI_TECH_ACCOUNT -Certificate $certificate

$headers = @{
    'Authorization' = "Bearer $token"
    'x-api-key'     = $env:UMAPI_CLIENT_ID
}
Invoke-RestMethod -Uri "https://usermanagement.adobe.io/v2/usermanagement/groups/$env:UMAPI_ORG_ID/0" -Headers $headers
Write-Host "would sync $Group"
