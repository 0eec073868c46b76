#!/usr/bin/env ruby
# No gems: signs with the openssl command.
require 'base64'
require 'json'
require 'net/http'
require 'open3'
require 'uri'

ims = 'https://ims-na1.adobelogin.com'
conf = Hash[File.readlines(ARGV.fetch(0), chomp: true).grep(/=/).map { |line| line.split('=', 2) }]

encode = ->(text) { Base64.urlsafe_encode64(text).tr('=', '') }
claims = {
  iss: conf['org'], sub: conf['account'], aud: "#{ims}/c/#{conf['client_id']}", exp: Time.now.to_i + 300,
  "#{ims}/s/ent_user_sdk" => true
}
input = [encode.call('{"alg":"RS256"}'), encode.call(JSON.dump(claims))].join('.')
signature, status = Open3.capture2('openssl', 'dgst', '-sha256', '-sign', conf['key'], stdin_data: input, binmode: true)
abort 'openssl failed' unless status.success?
jwt = "#{input}.#{encode.call(signature)}"

uri = URI("#{ims}/ims/exchange/jwt")
req = Net::HTTP::Post.new(uri)
req.content_type = 'application/x-www-form-urlencoded'
req.body = URI.encode_www_form([['client_id', conf['client_id']], ['client_secret', conf['client_secret']], ['jwt_token', jwt]])
res = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(req) }
abort "#{res.code} #{res.body}" unless res.code == '200'
puts JSON.parse(res.body)['access_token']
