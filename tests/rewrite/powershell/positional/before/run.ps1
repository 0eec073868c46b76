. ./lib.ps1
$cfg = Get-Content ./config.json | ConvertFrom-Json
$assertion = New-Assertion $cfg.org $cfg.account $cfg.client $cfg.keyXml $cfg.metascopes
$token = Get-Token $cfg.client $env:STOCK_SECRET $assertion
Write-Output $token
