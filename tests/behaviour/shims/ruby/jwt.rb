# RS256 signing with the interface of the jwt gem.
raise LoadError, 'a migrated program has no use for this gem' if ENV['MIGRATED']

require 'base64'
require 'json'
require 'openssl'

module JWT
  def self.encode(payload, key, _algorithm, _header = {})
    part = ->(data) { Base64.urlsafe_encode64(data, padding: false) }
    input = "#{part.call('{"alg":"RS256"}')}.#{part.call(JSON.generate(payload))}"
    "#{input}.#{part.call(key.sign(OpenSSL::Digest.new('SHA256'), input))}"
  end
end
