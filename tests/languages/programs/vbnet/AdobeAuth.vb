Imports System.Configuration
Imports System.Security.Cryptography.X509Certificates
Imports Jose

Public Class AdobeAuth
    Private Const TokenUrl As String = "https://ims-na1.adobelogin.com/ims/exchange/jwt"

    Private ReadOnly _clientId As String = ConfigurationManager.AppSettings("AdobeClientId")

    Public Function AccessToken() As String
        Dim cert As New X509Certificate2(ConfigurationManager.AppSettings("AdobePfxPath"), ConfigurationManager.AppSettings("AdobePfxPassword"))
        Dim claims As New Dictionary(Of String, Object) From {
            {"exp", DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 300},
            {"iss", ConfigurationManager.AppSettings("AdobeOrg")},
            {"sub", ConfigurationManager.AppSettings("AdobeTechAccount")},
            {"aud", "https://ims-na1.adobelogin.com/c/" & _clientId},
            {"https://ims-na1.adobelogin.com/s/ent_user_sdk", True}
        }
        Dim assertion As String = Jose.JWT.Encode(claims, cert.GetRSAPrivateKey(), JwsAlgorithm.RS256)
        Dim body As String = "client_id=" & _clientId & "&client_secret=" & Secret() & "&jwt_token=" & assertion
        Return ReadToken(Post(TokenUrl, body))
    End Function
End Class
