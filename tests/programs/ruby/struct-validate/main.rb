require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

Settings = Struct.new(:client_id, :client_secret, :org_id, :technical_account_id, :private_key, :metascopes, keyword_init: true) do
  def validate!
    members.each do |name|
      raise ArgumentError, "#{name} must be set" if self[name].nil? || self[name].empty?
    end
    self
  end
end

settings = Settings.new(
  client_id: ENV['ADOBE_CLIENT_ID'],
  client_secret: ENV['ADOBE_CLIENT_SECRET'],
  org_id: ENV['ADOBE_ORG_ID'],
  technical_account_id: ENV['ADOBE_TECHNICAL_ACCOUNT_ID'],
  private_key: ENV['ADOBE_PRIVATE_KEY'],
  metascopes: ENV['ADOBE_METASCOPES']&.split(',')
).validate!

def adobe_token(settings)
  payload = {
    exp: Time.now.to_i + 300,
    iss: settings.org_id,
    sub: settings.technical_account_id,
    aud: "https://ims-na1.adobelogin.com/c/#{settings.client_id}"
  }
  settings.metascopes.each { |scope| payload["https://ims-na1.adobelogin.com/s/#{scope}"] = true }
  key = OpenSSL::PKey::RSA.new(settings.private_key)
  response = Net::HTTP.post_form(
    URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
    client_id: settings.client_id,
    client_secret: settings.client_secret,
    jwt_token: JWT.encode(payload, key, 'RS256')
  )
  JSON.parse(response.body).fetch('access_token')
end

puts adobe_token(settings)
