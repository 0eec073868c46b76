require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

class Client
  IMS = 'https://ims-na1.adobelogin.com'

  def initialize(id:, secret:, org:, account:, private_key:)
    OpenSSL::PKey::RSA.new(private_key)
    @id = id
    @secret = secret
    @org = org
    @account = account
    @private_key = private_key
  end

  def assertion
    claims = { iss: @org, sub: @account, exp: Time.now.to_i + 300, aud: "#{IMS}/c/#{@id}", "#{IMS}/s/ent_campaign_sdk" => true }
    JWT.encode(claims, OpenSSL::PKey::RSA.new(@private_key), 'RS256')
  end

  def token
    answer = Net::HTTP.post_form(URI("#{IMS}/ims/exchange/jwt"), 'client_id' => @id, 'client_secret' => @secret, 'jwt_token' => assertion)
    JSON.parse(answer.body)['access_token']
  end
end

client = Client.new(
  id: ENV.fetch('ID'),
  secret: ENV.fetch('SECRET'),
  org: ENV.fetch('ORG'),
  account: ENV.fetch('TECH_ACCT'),
  private_key: ENV.fetch('KEY')
)
puts client.token
