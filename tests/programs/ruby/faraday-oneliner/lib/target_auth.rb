# frozen_string_literal: true

require 'faraday'
require 'json'
require 'jwt'
require 'ostruct'
require 'yaml'

# Signs in at Adobe for the Target jobs.
module TargetAuth
  Error = Class.new(StandardError)

  class << self
    def token
      return @token if valid?

      answer = Faraday.post(settings.ims_endpoint, params)
      raise Error, "IMS: #{answer.body}" unless answer.success?

      data = JSON.parse(answer.body)
      @expires = Time.now.to_f * 1000 + data['expires_in']
      @token = data['access_token']
    end

    def settings
      @settings ||= OpenStruct.new(YAML.load_file('config/adobe.yml', aliases: true).fetch(ENV.fetch('RACK_ENV', 'development')))
    end

    private

    def valid?
      @token && Time.now.to_f * 1000 < @expires
    end

    def params
      { client_id: settings.client_id, client_secret: ENV.fetch('TARGET_SECRET'), jwt_token: signed_jwt }
    end

    def signed_jwt
      JWT.encode(payload, private_key, 'RS256')
    end

    def payload
      {
        exp: Time.now.to_i + 900,
        iss: settings.org,
        sub: settings.tech_account,
        aud: settings.audience + settings.client_id,
        settings.metascope => true
      }
    end

    def private_key
      path = settings.key_path
      raise Error, "#{path} is missing" unless File.exist?(path)

      OpenSSL::PKey::RSA.new(File.read(path))
    end
  end
end
