require 'json'
require 'jwt'
require 'net/http'
require 'openssl'
require 'optparse'

IMS = 'https://ims-na1.adobelogin.com'.freeze

options = { suite: 'examplecoprod' }
OptionParser.new do |opts|
  opts.banner = 'Usage: export.rb [options]'
  opts.on('-s', '--suite SUITE', 'report suite') { |value| options[:suite] = value }
  opts.on('-k', '--private-key FILE', 'key of the integration') { |value| options[:private_key] = value }
end.parse!

missing = %w[AA_CLIENT_ID AA_CLIENT_SECRET AA_ORG_ID AA_TECH_ACCOUNT_ID].reject { |name| ENV[name] }
abort "missing: #{missing.join(', ')}" unless missing.empty?
abort 'the private key is missing' if options[:private_key].nil?

private_key = OpenSSL::PKey::RSA.new(File.read(options[:private_key]))

jwt_payload = {
  'iss' => ENV['AA_ORG_ID'],
  'sub' => ENV['AA_TECH_ACCOUNT_ID'],
  'exp' => Time.now.to_i + 86_400,
  'aud' => "#{IMS}/c/#{ENV['AA_CLIENT_ID']}"
}
jwt_payload["#{IMS}/s/ent_analytics_bulk_ingest_sdk"] = true
jwt_token = JWT.encode(jwt_payload, private_key, 'RS256')

uri = URI("#{IMS}/ims/exchange/jwt/")
http = Net::HTTP.new(uri.host, uri.port)
http.use_ssl = uri.scheme == 'https'
request = Net::HTTP::Post.new(uri.request_uri)
request.set_form_data(
  client_id: ENV['AA_CLIENT_ID'],
  client_secret: ENV['AA_CLIENT_SECRET'],
  jwt_token: jwt_token
)
response = http.request(request)
unless response.is_a?(Net::HTTPSuccess)
  warn "sign-in failed: #{response.body}"
  exit 1
end

token = JSON.parse(response.body)
puts token['access_token']
warn "would export #{options[:suite]} for the next #{token['expires_in'] / 3_600_000} hours"
