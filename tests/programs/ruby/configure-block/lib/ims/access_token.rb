require 'jwt'
require 'json'
require 'net/http'
require 'openssl'

module Ims
  class AccessToken
    def initialize(config = Ims.configuration)
      @config = config
      @config.validate!
    end

    def generate
      Ims.logger.debug "jwt: #{jwt_token}"
      response = Net::HTTP.post(uri, URI.encode_www_form(body), headers)
      raise "IMS returned #{response.code}: #{response.body}" unless response.code == '200'

      JSON.parse(response.body)['access_token']
    end

    private

    def uri
      URI.parse("https://#{@config.ims_host}/ims/exchange/jwt")
    end

    def headers
      {
        'Content-Type' => 'application/x-www-form-urlencoded',
        'Cache-Control' => 'no-cache'
      }
    end

    def body
      {
        client_id: @config.api_key,
        client_secret: @config.client_secret,
        jwt_token: jwt_token
      }
    end

    def jwt_token
      @jwt_token ||= JWT.encode(jwt_payload, rsa_private, 'RS256')
    end

    def rsa_private
      OpenSSL::PKey::RSA.new(@config.private_key)
    end

    def jwt_payload
      {
        exp: @config.expiry_time,
        iss: @config.iss,
        sub: @config.sub,
        aud: "https://#{@config.ims_host}/c/#{@config.api_key}",
        "https://#{@config.ims_host}/s/#{@config.scope}" => true
      }
    end
  end
end
