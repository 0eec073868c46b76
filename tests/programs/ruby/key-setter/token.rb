require 'json'
require 'jwt'
require 'net/http'
require_relative 'settings'

Ims.configure do |settings|
  settings.id = ENV.fetch('IMS_ID')
  settings.secret = ENV.fetch('IMS_SECRET')
  settings.org = ENV.fetch('IMS_ORG')
  settings.account = ENV.fetch('IMS_TECH_ACCOUNT')
  settings.key_path = ENV.fetch('IMS_KEY', '~/ims.key')
end

def assertion(settings)
  host = 'https://ims-na1.adobelogin.com'
  claims = {
    iss: settings.org,
    sub: settings.account,
    exp: Time.now.to_i + 300,
    aud: "#{host}/c/#{settings.id}",
    "#{host}/s/ent_campaign_sdk" => true
  }
  JWT.encode(claims, settings.key, 'RS256')
end

settings = Ims.settings
answer = Net::HTTP.post_form(
  URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
  'client_id' => settings.id,
  'client_secret' => settings.secret,
  'jwt_token' => assertion(settings)
)
puts JSON.parse(answer.body)['access_token']
