# frozen_string_literal: true

require 'excon'
require 'json'
require 'json/jwt'
require 'uri'

Settings = Struct.new(:api_key, :secret, :org, :account, :key, keyword_init: true) do
  def self.from_env
    new(
      api_key: ENV.fetch('STOCK_API_KEY'),
      secret: ENV.fetch('STOCK_SECRET'),
      org: ENV.fetch('STOCK_ORG'),
      account: ENV.fetch('STOCK_ACCOUNT'),
      key: OpenSSL::PKey::RSA.new(File.read(ENV.fetch('STOCK_KEY_FILE')))
    )
  end
end

class Ims
  HOST = 'https://ims-na1.adobelogin.com'
  EXCHANGE = "#{HOST}/ims/exchange/jwt"
  SCOPES = ["#{HOST}/s/ent_stocksearch_sdk"].freeze

  def initialize(settings)
    @settings = settings
  end

  def token
    @token ||= fetch
  end

  private

  def fetch
    response = Excon.post(
      EXCHANGE,
      body: URI.encode_www_form(client_id: @settings.api_key, client_secret: @settings.secret, jwt_token: jwt),
      headers: { 'Content-Type' => 'application/x-www-form-urlencoded' },
      expects: [200]
    )
    JSON.parse(response.body).fetch('access_token')
  end

  def jwt
    claims = { iss: @settings.org, sub: @settings.account, aud: "#{HOST}/c/#{@settings.api_key}", exp: Time.now.to_i + 600 }
    SCOPES.each { |scope| claims[scope] = true }
    JSON::JWT.new(claims).sign(@settings.key, :RS256).to_s
  end
end
