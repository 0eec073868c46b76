#!/usr/bin/env ruby
# encoding: utf-8
require 'net/https'
require 'openssl'
require 'base64'
require 'json'
require 'yaml'

CONFIG = YAML.load_file(File.join(__dir__, 'adobe.yml'))
CONFIG.each_key { |k| CONFIG[k] = ENV["ADOBE_#{k.upcase}"] if ENV.key?("ADOBE_#{k.upcase}") }

%w(client_id client_secret org_id tech_acct_id).each do |k|
  abort("Please set #{k} in adobe.yml or ADOBE_#{k.upcase}") if CONFIG[k].nil? || CONFIG[k] == ''
end

def b64(str)
  Base64.strict_encode64(str).tr('+/', '-_').delete('=')
end

def jwt_token
  keyfile = File.expand_path(CONFIG['private_key'] || 'private.key', __dir__)
  abort("No such file: #{keyfile}") unless File.file?(keyfile)
  rsa = OpenSSL::PKey::RSA.new(IO.read(keyfile), CONFIG['passphrase'])
  head = b64(%q({"typ":"JWT","alg":"RS256"}))
  body = b64(<<-JSON.gsub(/\s+/, ''))
    {
      "exp": #{Time.now.to_i + 300},
      "iss": "#{CONFIG['org_id']}",
      "sub": "#{CONFIG['tech_acct_id']}",
      "https://ims-na1.adobelogin.com/s/ent_aem_cloud_api": true,
      "https://ims-na1.adobelogin.com/s/ent_smartcontent_sdk": true,
      "aud": "https://ims-na1.adobelogin.com/c/#{CONFIG['client_id']}"
    }
  JSON
  "#{head}.#{body}.#{b64(rsa.sign(OpenSSL::Digest::SHA256.new, "#{head}.#{body}"))}"
end

url = URI.parse('https://ims-na1.adobelogin.com/ims/exchange/jwt/')
http = Net::HTTP.new(url.host, url.port)
if url.scheme == 'https'
  http.use_ssl = true
  http.verify_mode = OpenSSL::SSL::VERIFY_PEER
end
req = Net::HTTP::Post.new(url.path, 'Content-Type' => 'application/x-www-form-urlencoded')
req.body = "client_id=#{CONFIG['client_id']}&client_secret=#{CONFIG['client_secret']}&jwt_token=#{jwt_token}"
res = http.request(req)
json = JSON.parse(res.body)
if json['error']
  $stderr.puts "#{json['error']}: #{json['error_description']}"
  exit 1
end
puts json['access_token']
