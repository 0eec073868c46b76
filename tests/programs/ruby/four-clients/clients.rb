require 'http'
require 'httparty'
require 'json'
require 'jwt'
require 'open3'
require 'openssl'
require 'rest-client'

# One way to ask for a token for each library that a part of the nightly jobs uses.
module Clients
  IMS = ENV.fetch('JOBS_IMS', 'https://ims-na1.adobelogin.com')
  ID = ENV.fetch('JOBS_CLIENT_ID')
  SECRET = ENV.fetch('JOBS_CLIENT_SECRET')

  class Party
    include HTTParty
    base_uri IMS
    headers 'Content-Type' => 'multipart/form-data'

    def self.ask(assertion)
      post('/ims/exchange/jwt', body: { client_id: ID, client_secret: SECRET, jwt_token: assertion }, multipart: true)['access_token']
    end
  end

  def self.signed
    key = OpenSSL::PKey::RSA.new(File.read(ENV.fetch('JOBS_KEY_FILE')))
    claims = {
      exp: Time.now.to_i + 300, iss: ENV.fetch('JOBS_ORG'), sub: ENV.fetch('JOBS_ACCOUNT'), aud: "#{IMS}/c/#{ID}",
      "#{IMS}/s/ent_analytics_bulk_ingest_sdk" => true
    }
    JWT.encode(claims, key, 'RS256')
  end

  def self.rest(assertion)
    payload = { multipart: true, client_id: ID, client_secret: SECRET, jwt_token: assertion }
    JSON.parse(RestClient.post("#{IMS}/ims/exchange/jwt", payload).body)['access_token']
  end

  def self.http
    HTTP.post("#{IMS}/ims/exchange/jwt", params: { client_id: ID, client_secret: SECRET, jwt_token: signed }).parse['access_token']
  end

  def self.curl(assertion)
    out, status = Open3.capture2('curl', '-s', "#{IMS}/ims/exchange/jwt", '-F', "client_id=#{ID}",
                                 '-F', "client_secret=#{SECRET}", '-F', "jwt_token=#{assertion}")
    raise 'curl failed' unless status.success?

    JSON.parse(out)['access_token']
  end

  def self.all
    assertion = signed
    [Party.ask(assertion), http, assertion ? curl(assertion) : nil, assertion.nil? ? nil : rest(assertion)]
  end
end
