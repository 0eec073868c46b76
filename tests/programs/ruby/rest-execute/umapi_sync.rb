#!/usr/bin/env ruby
require 'json'
require 'jwt'
require 'optparse'
require 'rest-client'

IMS = 'https://ims-na1.adobelogin.com'

options = { scope: 'ent_user_sdk', dry_run: false }
parser = OptionParser.new do |opts|
  opts.banner = "Usage: #{$0} --org ORG --account ACCOUNT --key FILE"
  opts.on('--org ORG') { |v| options[:org] = v }
  opts.on('--account ACCOUNT', 'technical account') { |v| options[:account] = v }
  opts.on('--key FILE', 'private key') { |v| options[:key] = v }
  opts.on('--scope NAME', 'metascope') { |v| options[:scope] = v }
  opts.on('-n', '--dry-run') { options[:dry_run] = true }
end
parser.parse!
%i[org account key].each do |name|
  next if options[name]

  warn "--#{name} is required"
  abort parser.help
end

api_key = ENV.fetch('UMAPI_KEY')
secret = ENV.fetch('UMAPI_SECRET')
claims = {
  'exp' => Time.now.to_i + 600,
  'iss' => options[:org],
  'sub' => options[:account],
  'aud' => "#{IMS}/c/#{api_key}",
  "#{IMS}/s/#{options[:scope]}" => true
}
token = JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read(options[:key])), 'RS256')

response = RestClient::Request.execute(
  method: :post,
  url: "#{IMS}/ims/exchange/jwt",
  payload: { client_id: api_key, client_secret: secret, jwt_token: token },
  timeout: 20
)
access_token = JSON.parse(response.body)['access_token']
puts access_token
warn "dry run for #{options[:org]}" if options[:dry_run]
