module Adobe

open System
open System.IO
open System.Security.Cryptography
open FSharp.Data

let private imsHost = "ims-na1.adobelogin.com"

let private assertion (settings: Settings) =
    use rsa = RSA.Create()
    rsa.ImportFromPem(File.ReadAllText settings.PrivateKeyPath)
    let payload =
        dict [ "exp", box (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 300L)
               "iss", box settings.OrgId
               "sub", box settings.TechnicalAccount
               "aud", box (sprintf "https://%s/c/%s" imsHost settings.ClientId)
               sprintf "https://%s/s/ent_campaign_sdk" imsHost, box true ]
    Jose.JWT.Encode(payload, rsa, Jose.JwsAlgorithm.RS256)

let accessToken (settings: Settings) =
    Http.RequestString(
        sprintf "https://%s/ims/exchange/jwt" imsHost,
        body =
            FormValues [ "client_id", settings.ClientId
                         "client_secret", settings.ClientSecret
                         "jwt_token", assertion settings ])
