module Session

open System.IO
open System.Security.Cryptography

let issue (user: string) =
    use rsa = RSA.Create()
    rsa.ImportFromPem(File.ReadAllText "keys/private.pem")
    let payload = dict [ "sub", box user; "iss", box "shop"; "aud", box "shop" ]
    Jose.JWT.Encode(payload, rsa, Jose.JwsAlgorithm.RS256)
