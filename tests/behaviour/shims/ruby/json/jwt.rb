# RS256 signing with the interface of the json-jwt gem.
raise LoadError, 'a migrated program has no use for this gem' if ENV['MIGRATED']

require 'base64'
require 'json'
require 'openssl'

module JSON
  class JWT < Hash
    def initialize(claims)
      super()
      update(claims)
    end

    def sign(key, _algorithm)
      part = ->(data) { Base64.urlsafe_encode64(data, padding: false) }
      input = "#{part.call('{"alg":"RS256"}')}.#{part.call(JSON.generate(to_h))}"
      "#{input}.#{part.call(key.sign(OpenSSL::Digest.new('SHA256'), input))}"
    end
  end
end
