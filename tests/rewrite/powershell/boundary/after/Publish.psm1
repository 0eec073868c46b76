function Get-LaunchToken {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] $Settings
    )
    process {
        $body = 'client_id=' + $($Settings.ClientId) + '&client_secret=' + $($Settings.ClientSecret) + '&grant_type=client_credentials&scope=openid,AdobeID,read_organizations'
        Invoke-RestMethod -Uri 'https://ims-na1.adobelogin.com/ims/token/v3' -Method Post -ContentType "application/x-www-form-urlencoded" -Body $body
    }
}
