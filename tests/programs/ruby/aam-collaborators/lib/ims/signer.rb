require 'base64'
require 'json'
require 'openssl'

module Ims
  class Signer
    class KeyError < StandardError; end

    HEADER = { 'alg' => 'RS256', 'typ' => 'JWT' }.freeze

    def initialize(pem)
      @key = OpenSSL::PKey::RSA.new(pem)
    rescue OpenSSL::PKey::RSAError => e
      raise KeyError, "unusable private key: #{e.message}"
    end

    def sign(claims)
      input = [HEADER, claims].map { |part| encode(JSON.dump(part)) }.join('.')
      [input, encode(@key.sign('SHA256', input))].join('.')
    end

    private

    def encode(text)
      Base64.urlsafe_encode64(text).delete('=')
    end
  end
end
