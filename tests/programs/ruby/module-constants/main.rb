require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

module Adobe
  CLIENT_ID = ENV.fetch('ADOBE_CLIENT_ID')
  CLIENT_SECRET = ENV.fetch('ADOBE_CLIENT_SECRET')
  ORG_ID = ENV.fetch('ADOBE_ORG_ID')
  TECHNICAL_ACCOUNT_ID = ENV.fetch('ADOBE_TECHNICAL_ACCOUNT_ID') { abort 'ADOBE_TECHNICAL_ACCOUNT_ID is not set' }
  PRIVATE_KEY = ENV.fetch('ADOBE_PRIVATE_KEY').gsub('\\n', "\n")
  METASCOPES = ENV.fetch('ADOBE_METASCOPES', 'ent_dataservices_sdk').split(',')

  def self.jwt
    claims = {
      exp: Time.now.to_i + 300,
      iss: ORG_ID,
      sub: TECHNICAL_ACCOUNT_ID,
      aud: "https://ims-na1.adobelogin.com/c/#{CLIENT_ID}"
    }
    METASCOPES.each { |name| claims["https://ims-na1.adobelogin.com/s/#{name}"] = true }
    JWT.encode(claims, OpenSSL::PKey::RSA.new(PRIVATE_KEY), 'RS256')
  end

  def self.token
    response = Net::HTTP.post_form(
      URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
      client_id: CLIENT_ID, client_secret: CLIENT_SECRET, jwt_token: jwt
    )
    JSON.parse(response.body)['access_token']
  end
end

puts Adobe.token
