require 'json'
require 'net/http'
require 'uri'
require_relative 'claims'
require_relative 'signer'

module Ims
  class Client
    attr_reader :config, :signer

    def initialize(config, signer: Signer.new(File.read(config.fetch('private_key'))))
      @config = config
      @signer = signer
    end

    def access_token
      answer = JSON.parse(post("https://#{config['host']}/ims/exchange/jwt", parameters))
      answer.fetch('access_token') { raise "login refused: #{answer['error_description'] || answer}" }
    end

    private

    def parameters
      {
        'client_id' => config['client_id'],
        'client_secret' => ENV.fetch('IMS_CLIENT_SECRET'),
        'jwt_token' => signer.sign(claims.to_h)
      }
    end

    def claims
      Claims.new(
        host: config['host'],
        client_id: config['client_id'],
        organization: config['organization'],
        technical_account: config['technical_account'],
        metascopes: config.fetch('metascopes', ['ent_audiencemanagerplatform_sdk'])
      )
    end

    def post(url, form)
      uri = URI.parse(url)
      response = Net::HTTP.post(uri, URI.encode_www_form(form), 'Content-Type' => 'application/x-www-form-urlencoded')
      response.body
    end
  end
end
