# Counts the seats that nobody uses.
#
#   seats.rb --account ID -p FILE --quiet

require 'json'
require 'jwt'
require 'net/http'
require 'openssl'
require 'optparse'

IMS = 'https://ims-na1.adobelogin.com'

Run = Struct.new(:client, :secret, :company, :account, :pem, :quiet, keyword_init: true)

def signed(run)
  claims = {
    exp: Time.now.to_i + 240,
    iss: run.company,
    sub: run.account,
    aud: "#{IMS}/c/#{run.client}",
    "#{IMS}/s/ent_user_sdk" => true
  }
  JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read(run.pem)), 'RS256')
end

def token(run)
  form = { client_id: run.client, client_secret: run.secret, jwt_token: signed(run) }
  JSON.parse(Net::HTTP.post_form(URI("#{IMS}/ims/exchange/jwt"), form).body).fetch('access_token')
end

run = Run.new(client: ENV.fetch('SEATS_ID'), secret: ENV.fetch('SEATS_SECRET'), company: ENV.fetch('SEATS_COMPANY'))
OptionParser.new do |parser|
  parser.on('-a', '--account ID', 'who signs') { |value| run.account = value }
  parser.on('-p', '--pem FILE', 'what it is signed with') do |value|
    run.pem = value
  end
  parser.on('-q', '--quiet', 'say nothing') { run.quiet = true }
end.parse!
warn 'signing in' unless run.quiet
puts token(run)
