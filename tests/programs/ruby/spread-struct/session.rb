# frozen_string_literal: true

require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

Account = Struct.new(:client, :secret, :org, :technical, :pem_file, keyword_init: true)

# Signs in to IMS.
class Session
  IMS = 'https://ims-na1.adobelogin.com'

  def initialize(account)
    @account = account
  end

  def token
    response = Net::HTTP.post_form(
      URI("#{IMS}/ims/exchange/jwt"),
      client_id: @account.client, client_secret: @account.secret, jwt_token: assertion
    )
    raise "IMS: #{response.code} #{response.body}" unless response.code == '200'

    JSON.parse(response.body).fetch('access_token')
  end

  private

  def assertion
    claims = {
      iss: @account.org,
      sub: @account.technical,
      aud: "#{IMS}/c/#{@account.client}",
      exp: Time.now.to_i + 60,
      "#{IMS}/s/ent_campaign_sdk" => true
    }
    JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read(@account.pem_file)), 'RS256')
  end
end
