#Requires -Version 5.1

$script:ImsHost = 'ims-na1.adobelogin.com'

<#
.SYNOPSIS
    Signs in and returns an access token.
#>
function Get-AdobeAccessToken {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)][string]$ClientId,
        [Parameter(Mandatory = $true)][string]$ClientSecret
    )
    $body = "client_id=$ClientId&client_secret=$ClientSecret&grant_type=client_credentials&scope=openid,AdobeID,read_organizations"
    $response = Invoke-RestMethod -Method Post -Uri "https://$script:ImsHost/ims/token/v3" -Body $body -ContentType 'application/x-www-form-urlencoded'
    $response.access_token
}

Export-ModuleMember -Function Get-AdobeAccessToken
