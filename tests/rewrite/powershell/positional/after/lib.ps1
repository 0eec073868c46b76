function Get-Token($Client, $Secret) {
    $form = @{ client_id = $Client; client_secret = $Secret; grant_type = 'client_credentials'; scope = 'openid,AdobeID,read_organizations' }
    try {
        $r = Invoke-RestMethod -Uri 'https://ims-na1.adobelogin.com/ims/token/v3' -Method Post -Body $form
        Write-Verbose "valid until $((Get-Date).AddSeconds($r.expires_in))"
        return $r.access_token
    } catch {
        throw "IMS: $($_.ErrorDetails.Message)"
    }
}
