require 'json'
require 'jwt'
require 'openssl'
require 'rest-client'

module Adobe
  class Auth
    HOST = 'ims-na1.adobelogin.com'
    Error = Class.new(StandardError)

    def initialize(profile, scope: nil)
      @profile = profile
      @scope = scope || 'ent_campaign_sdk'
    end

    def access_token
      payload = { client_id: @profile['client_id'], client_secret: @profile['client_secret'] }
      payload[:jwt_token] = jwt
      response = RestClient.post("https://#{HOST}/ims/exchange/jwt", payload)
      JSON.parse(response.body)['access_token']
    rescue OpenSSL::PKey::RSAError => e
      raise Error, "the private key is not usable: #{e.message}"
    rescue RestClient::ExceptionWithResponse => e
      raise Error, "IMS: #{e.response}"
    end

    private

    def jwt
      JWT.encode(claims, key, 'RS256')
    end

    def key
      OpenSSL::PKey::RSA.new(File.read(File.expand_path(@profile['private_key'])))
    end

    def claims
      now = Time.now.to_i
      {
        iss: @profile.fetch('org'),
        sub: @profile.fetch('technical_account'),
        aud: "https://#{HOST}/c/#{@profile['client_id']}",
        iat: now,
        exp: now + 300,
        "https://#{HOST}/s/#{@scope}" => true
      }
    end
  end
end
