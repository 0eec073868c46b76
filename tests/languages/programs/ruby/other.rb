# frozen_string_literal: true

require "jwt"
require "net/http"
require "openssl"

# Signs in as a GitHub App.
class Other
  def self.app_jwt(app_id, pem)
    payload = { iat: Time.now.to_i - 60, exp: Time.now.to_i + 600, iss: app_id }
    JWT.encode(payload, OpenSSL::PKey::RSA.new(pem), "RS256")
  end

  def self.token(app_id, pem, installation)
    uri = URI("https://api.github.com/app/installations/#{installation}/access_tokens")
    Net::HTTP.post(uri, "", "Authorization" => "Bearer #{app_jwt(app_id, pem)}")
  end
end
