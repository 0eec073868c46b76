require 'json'
require 'jwt'
require 'net/http'
require 'openssl'
require 'yaml'

class Api
  def initialize(client_id:, client_secret:, org_id:, tech_account_id:, private_key:, metascope: 'ent_campaign_sdk')
    @client_id, @client_secret = client_id, client_secret
    @org_id = org_id
    @tech_account_id = tech_account_id
    @private_key = private_key
    @metascope = metascope
  end

  def token
    uri = URI('https://ims-na1.adobelogin.com/ims/exchange/jwt')
    req = Net::HTTP::Post.new(uri)
    req.set_form([['client_id', @client_id], ['client_secret', @client_secret], ['jwt_token', jwt]], 'multipart/form-data')
    res = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.port == 443) { |http| http.request(req) }
    res.value
    JSON.parse(res.body)['access_token']
  end

  private

  def jwt
    payload = { iss: @org_id, sub: @tech_account_id, exp: Time.now.to_i + 60, aud: "https://ims-na1.adobelogin.com/c/#{@client_id}" }
    payload["https://ims-na1.adobelogin.com/s/#{@metascope}"] = true
    JWT.encode(payload, OpenSSL::PKey::RSA.new(@private_key), 'RS256')
  end
end

config = YAML.load_file('api.yml').map { |k, v| [k.to_sym, v] }.to_h
config[:client_secret] = ENV['SEC']
config[:private_key] = File.read(config.delete(:private_key_file))
puts Api.new(**config).token
