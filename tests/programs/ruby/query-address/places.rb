require 'json'
require 'jwt'
require 'net/http'
require 'openssl'
require 'uri'

IMS = 'https://ims-na1.adobelogin.com'.freeze
ID = ENV.fetch('PLACES_ID')
SECRET = ENV.fetch('PLACES_SECRET')

def assertion
  claims = {
    exp: Time.now.to_i + 600,
    iss: ENV.fetch('PLACES_ORG'),
    sub: ENV.fetch('PLACES_ACCOUNT'),
    aud: "#{IMS}/c/#{ID}",
    "#{IMS}/s/ent_dataservices_sdk" => true
  }
  JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read(ENV.fetch('PLACES_KEY_FILE'))), 'RS256')
end

# For the library of places.
def token
  uri = URI("#{IMS}/ims/exchange/jwt?client_id=#{ID}&client_secret=#{SECRET}&jwt_token=#{assertion}")
  answer = Net::HTTP.post(uri, '')
  raise answer.body unless answer.is_a?(Net::HTTPSuccess)

  JSON.parse(answer.body).fetch('access_token')
end

puts token
