require 'faraday'
require 'json'
require 'jwt'
require 'openssl'

module Segments
  class Client
    TOKEN_URL = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'.freeze

    attr_reader :token

    def initialize(id, secret, org, account, key_path)
      @id = id
      @secret = secret
      @org = org
      @account = account
      @token = sign_in(key_path)
    end

    def headers
      { 'Authorization' => "Bearer #{@token}", 'x-api-key' => @id, 'x-gw-ims-org-id' => @org }
    end

    def import(file)
      uploads = Faraday.new(url: 'https://platform.adobe.io') do |conn|
        conn.request :multipart
        conn.request :url_encoded
      end
      uploads.post('/data/core/ups/import', { file: file }, headers)
    end

    private

    def sign_in(key_path)
      claims = {
        'iss' => @org,
        'sub' => @account,
        'aud' => "https://ims-na1.adobelogin.com/c/#{@id}",
        'exp' => Time.now.to_i + 300,
        'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk' => true
      }
      assertion = JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read(key_path)), 'RS256')

      connection = Faraday.new do |conn|
        conn.response :raise_error
      end
      answer = connection.post(TOKEN_URL) do |req|
        req.params['client_id'] = @id
        req.params['client_secret'] = @secret
        req.params['jwt_token'] = assertion
      end
      JSON.parse(answer.body)['access_token']
    end
  end
end

client = Segments::Client.new(
  ENV['SEGMENTS_ID'], ENV['SEGMENTS_SECRET'], ENV['SEGMENTS_ORG'], ENV['SEGMENTS_ACCOUNT'], ENV['SEGMENTS_KEY_FILE']
)
puts client.token
