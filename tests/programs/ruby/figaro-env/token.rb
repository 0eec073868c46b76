require 'json'
require 'jwt'
require 'net/http'
require 'openssl'
require_relative 'config/figaro'

IMS = 'https://ims-na1.adobelogin.com'.freeze

def assertion
  claims = {
    exp: Time.now.to_i + 300,
    iss: ENV.fetch('ADOBE_ORG_ID'),
    sub: Figaro.env.adobe_technical_account_id!,
    aud: "#{IMS}/c/#{Figaro.env.adobe_client_id}",
    "#{IMS}/s/ent_user_sdk" => true
  }
  key = OpenSSL::PKey::RSA.new(File.read(Figaro.env.adobe_private_key_path))
  JWT.encode(claims, key, 'RS256')
end

response = Net::HTTP.post_form(
  URI("#{IMS}/ims/exchange/jwt"),
  client_id: Figaro.env.adobe_client_id!, client_secret: Figaro.env.adobe_client_secret!, jwt_token: assertion
)
puts JSON.parse(response.body).fetch('access_token')
