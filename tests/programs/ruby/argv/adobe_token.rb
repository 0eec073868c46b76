#!/usr/bin/env ruby
# frozen_string_literal: true

# usage: adobe_token.rb ORG_ID TECHNICAL_ACCOUNT_ID PRIVATE_KEY [METASCOPE]
# The API key and its secret come from ADOBE_API_KEY and ADOBE_API_SECRET.

require 'jwt'
require 'json'
require 'net/http'
require 'openssl'
require 'uri'

abort "usage: #{$PROGRAM_NAME} ORG_ID TECHNICAL_ACCOUNT_ID PRIVATE_KEY [METASCOPE]" if ARGV.size < 3

org_id = ARGV[0]
technical_account = ARGV[1]
key_path = ARGV[2]
metascope = ARGV[3] || 'ent_dataservices_sdk'
api_key = ENV.fetch('ADOBE_API_KEY')
api_secret = ENV.fetch('ADOBE_API_SECRET')

IMS = 'https://ims-na1.adobelogin.com'

payload = {
  'exp' => Time.now.to_i + 3600,
  'iss' => org_id,
  'sub' => technical_account,
  'aud' => "#{IMS}/c/#{api_key}",
  "#{IMS}/s/#{metascope}" => true
}
key = OpenSSL::PKey::RSA.new(File.read(key_path))
jwt = JWT.encode(payload, key, 'RS256')
kept = {}
kept.store('adobe_jwt', jwt)

uri = URI("#{IMS}/ims/exchange/jwt/")
request = Net::HTTP::Post.new(uri)
request.set_form_data('client_id' => api_key, 'client_secret' => api_secret, 'jwt_token' => jwt)
response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
abort "#{response.code}: #{response.body}" unless response.is_a?(Net::HTTPSuccess)

data = JSON.parse(response.body)
warn "token for #{org_id}, expires in #{data['expires_in'] / 1000} s"
kept.store('adobe_token', data['access_token'])
puts kept.fetch('adobe_token')
