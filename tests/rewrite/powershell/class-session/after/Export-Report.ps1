. "$PSScriptRoot/AdobeSession.ps1"

$config = Get-Content "$PSScriptRoot/settings.json" -Raw | ConvertFrom-Json
$session = [AdobeSession]::new($config)
$session.GetToken()
Write-Host "organisation $($session.OrgId)"
