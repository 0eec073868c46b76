import Foundation
import SwiftJWT

struct PushClaims: Claims {
    let iss: String
    let iat: Date
}

final class Other {
    /// The provider token of Apple's push service.
    func bearer(team: String, keyId: String, key: Data) throws -> String {
        var jwt = JWT(header: Header(kid: keyId), claims: PushClaims(iss: team, iat: Date()))
        return "bearer " + (try jwt.sign(using: .es256(privateKey: key)))
    }

    func remember(_ token: String) {
        UserDefaults.standard.set(token, forKey: "jwt_token")
    }
}
