class AdobeSession {
    [string] $ClientId
    [string] $OrgId
    hidden [string] $ClientSecret
    hidden [string] $Token
    hidden [datetime] $ExpiresAt = [datetime]::MinValue
    static [string] $Ims = 'https://ims-na1.adobelogin.com'

    AdobeSession([psobject] $config) {
        $this.ClientId = $config.clientId
        $this.ClientSecret = $config.clientSecret
        $this.OrgId = $config.orgId
    }

    [string] GetToken() {
        if ([datetime]::UtcNow -lt $this.ExpiresAt) {
            return $this.Token
        }
        $body = @{
            client_id = $this.ClientId
            client_secret = $this.ClientSecret
            grant_type = 'client_credentials'
            scope = 'openid,AdobeID,read_organizations'
        }
        $response = Invoke-RestMethod -Method Post -Uri ([AdobeSession]::Ims + '/ims/token/v3') -Body $body
        $this.Token = $response.access_token
        # expires_in counts seconds
        $this.ExpiresAt = [datetime]::UtcNow.AddSeconds($response.expires_in)
        return $this.Token
    }
}
