require 'json'
require 'jwt'
require 'net/http'
require_relative 'lib/account'

account = Segments::Account.from(ENV)
ims = 'https://ims-na1.adobelogin.com'
claims = {
  iss: account.org,
  sub: account.subject,
  aud: "#{ims}/c/#{account.client}",
  exp: Time.now.to_i + 600,
  "#{ims}/s/ent_dataservices_sdk" => true
}
answer = Net::HTTP.post_form(
  URI("#{ims}/ims/exchange/jwt"),
  client_id: account.client,
  client_secret: account.secret,
  jwt_token: JWT.encode(claims, account.signer, 'RS256')
)
abort "sign-in failed: #{answer.body}" unless answer.is_a?(Net::HTTPOK)

puts "x-api-key: #{account.client}"
puts "x-gw-ims-org-id: #{account.org}"
puts "Authorization: Bearer #{JSON.parse(answer.body)['access_token']}"
