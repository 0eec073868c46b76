# frozen_string_literal: true

require "json"
require "jwt"
require "net/http"
require "openssl"

module Adobe
  # Signs in for the user management API.
  class Token
    IMS_HOST = "ims-na1.adobelogin.com"
    EXCHANGE = "/ims/exchange/jwt/"

    def initialize(config)
      @config = config
    end

    def value
      refresh if @value.nil? || Time.now >= @expires_at
      @value
    end

    private

    def assertion
      payload = {
        "exp" => Time.now.to_i + 300,
        "iss" => @config.fetch("org_id"),
        "sub" => @config.fetch("technical_account_id"),
        "aud" => "https://#{IMS_HOST}/c/#{@config.fetch('client_id')}",
        "https://#{IMS_HOST}/s/ent_user_sdk" => true
      }
      key = OpenSSL::PKey::RSA.new(File.read(@config.fetch("private_key_path")))
      JWT.encode(payload, key, "RS256")
    end

    def refresh
      uri = URI::HTTPS.build(host: IMS_HOST, path: EXCHANGE)
      response = Net::HTTP.post_form(
        uri,
        "client_id" => @config.fetch("client_id"),
        "client_secret" => @config.fetch("client_secret"),
        "jwt_token" => assertion
      )
      body = JSON.parse(response.body)
      @value = body.fetch("access_token")
      @expires_at = Time.now + body.fetch("expires_in") / 1000
    end
  end
end
