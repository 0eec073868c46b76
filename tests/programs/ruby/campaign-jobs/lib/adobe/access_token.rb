# frozen_string_literal: true

require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

module Adobe
  # Access token of the technical account, renewed when it ends.
  class AccessToken
    class Error < StandardError; end

    ENDPOINT = '/ims/exchange/jwt'

    def initialize(config)
      @config = config
      @expires_at = Time.at(0)
    end

    def to_s
      refresh if Time.now >= @expires_at
      @token
    end

    private

    def refresh
      response = Net::HTTP.post_form(
        URI(@config.ims_host + ENDPOINT),
        'client_id' => @config.api_key,
        'client_secret' => @config.client_secret,
        'jwt_token' => signed_jwt
      )
      body = JSON.parse(response.body)
      raise Error, body['error_description'] unless response.is_a?(Net::HTTPSuccess)

      @token = body['access_token']
      # milliseconds
      @expires_at = Time.now + body['expires_in'] / 1000
    end

    def signed_jwt
      payload = {
        iss: @config.org_id,
        sub: @config.tech_account,
        aud: "#{@config.ims_host}/c/#{@config.api_key}",
        exp: Time.now.to_i + 300,
        "#{@config.ims_host}/s/#{@config.meta_scope}" => true
      }
      JWT.encode(payload, OpenSSL::PKey::RSA.new(@config.private_key), 'RS256')
    end
  end
end
