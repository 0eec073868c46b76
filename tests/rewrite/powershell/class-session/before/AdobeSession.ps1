class AdobeSession {
    [string] $ClientId
    [string] $OrgId
    hidden [string] $ClientSecret
    hidden [string] $TechnicalAccountId
    hidden [System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate
    hidden [string] $Token
    hidden [datetime] $ExpiresAt = [datetime]::MinValue
    static [string] $Ims = 'https://ims-na1.adobelogin.com'

    AdobeSession([psobject] $config) {
        $this.ClientId = $config.clientId
        $this.ClientSecret = $config.clientSecret
        $this.OrgId = $config.orgId
        $this.TechnicalAccountId = $config.technicalAccountId
        $this.Certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($config.pfxPath, $config.pfxPassword)
    }

    [string] GetToken() {
        if ([datetime]::UtcNow -lt $this.ExpiresAt) {
            return $this.Token
        }
        $body = @{
            client_id = $this.ClientId
            client_secret = $this.ClientSecret
            jwt_token = $this.CreateJwt()
        }
        $response = Invoke-RestMethod -Method Post -Uri ([AdobeSession]::Ims + '/ims/exchange/jwt') -Body $body
        $this.Token = $response.access_token
        # expires_in counts milliseconds
        $this.ExpiresAt = [datetime]::UtcNow.AddMilliseconds($response.expires_in)
        return $this.Token
    }

    hidden [string] CreateJwt() {
        $claims = @{
            iss = $this.OrgId
            sub = $this.TechnicalAccountId
            aud = [AdobeSession]::Ims + '/c/' + $this.ClientId
            exp = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()
        }
        $claims[[AdobeSession]::Ims + '/s/ent_analytics_bulk_ingest_sdk'] = $true
        $head = [AdobeSession]::Encode([Text.Encoding]::UTF8.GetBytes('{"alg":"RS256","typ":"JWT"}'))
        $body = [AdobeSession]::Encode([Text.Encoding]::UTF8.GetBytes(($claims | ConvertTo-Json)))
        $data = [Text.Encoding]::UTF8.GetBytes("$head.$body")
        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($this.Certificate)
        $signature = $key.SignData($data, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        return "$head.$body." + [AdobeSession]::Encode($signature)
    }

    static [string] Encode([byte[]] $bytes) {
        return [Convert]::ToBase64String($bytes).Replace('+', '-').Replace('/', '_').TrimEnd('=')
    }
}
