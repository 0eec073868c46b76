require 'openssl'

module Segments
  VARIABLES = {
    org: 'SEGMENTS_ORG',
    client: 'SEGMENTS_CLIENT',
    secret: 'SEGMENTS_SECRET',
    subject: 'SEGMENTS_SUBJECT',
    rsa: 'SEGMENTS_RSA'
  }.freeze

  # Who signs in. Read from the environment, all of it at once.
  class Account < Struct.new(*VARIABLES.keys, keyword_init: true)
    def self.from(env)
      new(**VARIABLES.transform_values { |name| env.fetch(name) })
    rescue KeyError => e
      abort "segments: #{e.message}"
    end

    def signer
      OpenSSL::PKey::RSA.new(rsa.gsub('\n', "\n"))
    end
  end
end
