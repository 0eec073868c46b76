require 'httparty'
require 'jwt'
require 'openssl'

# Wraps Adobe IMS.
class ImsClient
  include HTTParty
  base_uri 'https://ims-na1.adobelogin.com'
  format :json
  default_timeout 10

  META_SCOPES = %w[ent_reactor_developer_sdk ent_reactor_admin_sdk].freeze

  class AuthenticationError < StandardError; end

  def initialize(api_key:, client_secret:, org_id:, tech_account:, key:, logger: nil)
    @api_key = api_key
    @client_secret = client_secret
    @org_id = org_id
    @tech_account = tech_account
    @key = key.is_a?(OpenSSL::PKey::RSA) ? key : OpenSSL::PKey::RSA.new(key)
    @logger = logger
  end

  def access_token
    return @access_token if @access_token && @expires_at > Time.now

    response = self.class.post('/ims/exchange/jwt', body: {
                                 client_id: @api_key,
                                 client_secret: @client_secret,
                                 jwt_token: jwt
                               })
    unless response.success?
      @logger&.error("IMS: #{response.code} #{response.body}")
      raise AuthenticationError, response['error_description']
    end

    @expires_at = Time.now + (response['expires_in'] / 1000) - 30
    @access_token = response['access_token']
  end

  def headers
    {
      'Authorization' => "Bearer #{access_token}",
      'X-Api-Key' => @api_key,
      'X-Gw-Ims-Org-Id' => @org_id
    }
  end

  private

  def jwt
    JWT.encode(claims, @key, 'RS256')
  end

  def claims
    META_SCOPES.each_with_object(
      iss: @org_id,
      sub: @tech_account,
      exp: Time.now.to_i + 180,
      aud: "#{self.class.base_uri}/c/#{@api_key}"
    ) do |scope, hash|
      hash["#{self.class.base_uri}/s/#{scope}"] = true
    end
  end
end
