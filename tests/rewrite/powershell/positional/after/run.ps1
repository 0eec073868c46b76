. ./lib.ps1
$cfg = Get-Content ./config.json | ConvertFrom-Json
$token = Get-Token $cfg.client $env:STOCK_SECRET
Write-Output $token
