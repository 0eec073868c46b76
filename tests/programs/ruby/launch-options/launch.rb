#!/usr/bin/env ruby
require 'base64'
require 'faraday'
require 'json'
require 'openssl'
require 'optparse'

DEFAULTS = {
  host: 'https://ims-na1.adobelogin.com',
  path: '/ims/exchange/jwt/',
  scope: 'ent_reactor_it_admin_sdk'
}.freeze

def parse(argv)
  options = DEFAULTS.dup
  parser = OptionParser.new do |o|
    o.banner = "usage: #{$PROGRAM_NAME} --client ID --org ORG --account ACCOUNT --key FILE"
    o.on('--client ID', 'API key') { |v| options[:client] = v }
    o.on('--org ORG', 'organization') { |v| options[:org] = v }
    o.on('--account ACCOUNT', 'technical account') { |v| options[:account] = v }
    o.on('--key FILE', 'private key file') { |v| options[:key] = File.read(v) }
    o.on('--secret-env NAME', 'variable with the client secret') { |v| options[:secret] = ENV.fetch(v) }
  end
  parser.parse!(argv)
  missing = %i[client org account key secret] - options.keys
  abort "missing: #{missing.join(', ')}\n#{parser}" unless missing.empty?
  options
end

def segment(object)
  Base64.urlsafe_encode64(object.is_a?(String) ? object : JSON.generate(object), padding: false)
end

def assertion(options)
  claims = {
    exp: Time.now.to_i + 120,
    iss: options[:org],
    sub: options[:account],
    aud: "#{options[:host]}/c/#{options[:client]}",
    "#{options[:host]}/s/#{options[:scope]}" => true
  }
  unsigned = "#{segment(alg: 'RS256', typ: 'JWT')}.#{segment(claims)}"
  rsa = OpenSSL::PKey::RSA.new(options[:key])
  "#{unsigned}.#{segment(rsa.sign(OpenSSL::Digest.new('SHA256'), unsigned))}"
end

options = parse(ARGV)
connection = Faraday.new(url: options[:host]) { |f| f.request :url_encoded }
response = connection.post(options[:path], client_id: options[:client], client_secret: options[:secret], jwt_token: assertion(options))
abort "IMS: #{response.body}" unless response.success?
puts JSON.parse(response.body)['access_token']
