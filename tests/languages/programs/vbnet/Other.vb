Imports System.Security.Cryptography.X509Certificates
Imports Jose

Public Class SessionTokens
    Public Function Issue(user As String) As String
        Dim cert As New X509Certificate2("session.pfx", ConfigurationManager.AppSettings("SessionPassword"))
        Dim claims As New Dictionary(Of String, Object) From {{"sub", user}, {"iss", "shop"}, {"aud", "shop"}}
        Return Jose.JWT.Encode(claims, cert.GetRSAPrivateKey(), JwsAlgorithm.RS256)
    End Function
End Class
