import Foundation
import SwiftJWT

struct AdobeClaims: Claims {
    let iss: String
    let sub: String
    let aud: String
    let exp: Date
    let metascope: Bool

    enum CodingKeys: String, CodingKey {
        case iss, sub, aud, exp
        case metascope = "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk"
    }
}

final class AdobeIMS {
    private let host = "https://ims-na1.adobelogin.com"
    private let config: AdobeConfig
    private var expires = Date.distantPast
    private(set) var token = ""

    init(config: AdobeConfig) {
        self.config = config
    }

    private func assertion() throws -> String {
        let claims = AdobeClaims(
            iss: config.orgId,
            sub: config.technicalAccountId,
            aud: "\(host)/c/\(config.clientId)",
            exp: Date().addingTimeInterval(300),
            metascope: true
        )
        let privateKey = try Data(contentsOf: URL(fileURLWithPath: config.privateKeyPath))
        var jwt = JWT(claims: claims)
        return try jwt.sign(using: .rs256(privateKey: privateKey))
    }

    func refresh() async throws {
        var request = URLRequest(url: URL(string: "\(host)/ims/exchange/jwt/")!)
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        let form = "client_id=\(config.clientId)&client_secret=\(config.clientSecret)&jwt_token=\(try assertion())"
        request.httpBody = form.data(using: .utf8)
        let (data, _) = try await URLSession.shared.data(for: request)
        let body = try JSONDecoder().decode(TokenBody.self, from: data)
        token = body.accessToken
        expires = Date().addingTimeInterval(body.expiresIn / 1000)
    }
}
