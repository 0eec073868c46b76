require 'jwt'
require 'openssl'

module Reactor
  class JwtBuilder
    DEFAULT_SCOPES = %w[ent_reactor_developer_sdk].freeze

    def initialize(org_id:, technical_account_id:, client_id:, key:, scopes: DEFAULT_SCOPES)
      @org_id = org_id
      @technical_account_id = technical_account_id
      @client_id = client_id
      @key = key
      @scopes = scopes
    end

    def build
      JWT.encode(payload, OpenSSL::PKey::RSA.new(@key), 'RS256')
    end

    private

    def payload
      base = {
        'iss' => @org_id,
        'sub' => @technical_account_id,
        'aud' => "https://#{IMS}/c/#{@client_id}",
        'exp' => Time.now.to_i + 600
      }
      @scopes.each_with_object(base) { |scope, claims| claims["https://#{IMS}/s/#{scope}"] = true }
    end
  end
end
