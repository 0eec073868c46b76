. $PSScriptRoot\Token.ps1

$settings = @{
    ApiKey         = $env:TARGET_API_KEY
    Secret         = $env:TARGET_SECRET
    OrgId          = $env:TARGET_ORG
    TechAccount    = $env:TARGET_TECH_ACCOUNT
    PrivateKeyPath = 'C:\keys\target.pem'
}
$token = Get-ImsToken @settings
if (-not $token) { exit 1 }
Invoke-RestMethod "https://mc.adobe.io/$env:TARGET_TENANT/target/offers" -Headers @{
    Authorization = "Bearer $token"
    'X-Api-Key' = $env:TARGET_API_KEY
}
