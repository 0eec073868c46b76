[CmdletBinding()]
param (

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [Parameter(Mandatory)]
    [string] $Organization,

    [string] $CompanyId
)

$ims = 'https://ims-na1.adobelogin.com'
$clientId = $Credential.UserName
$clientSecret = $Credential.GetNetworkCredential().Password

$request = @{
    Uri         = "$ims/ims/token/v3"
    Method      = 'Post'
    ContentType = 'application/x-www-form-urlencoded'
    Body        = @{
        client_id     = $clientId
        client_secret = $clientSecret
        grant_type    = 'client_credentials'
        scope         = 'openid,AdobeID,read_organizations'
    }
}

try {
    $session = Invoke-RestMethod @request
}
catch {
    Write-Error "Adobe refused the sign-in: $_"
    exit 1
}

$headers = @{
    Authorization      = "Bearer $($session.access_token)"
    'x-api-key'        = $clientId
    'x-gw-ims-org-id'  = $Organization
    Accept             = 'application/vnd.api+json;revision=1'
}
Invoke-RestMethod "https://reactor.adobe.io/companies/$CompanyId/properties" -Headers $headers
