require 'digest'
require 'json'
require 'jwt'
require 'net/http'
require 'uri'

# Asks for report suites, as a technical account where there is one, and with the digest of a password where not.
class SuiteClient
  IMS = 'https://ims-na1.adobelogin.com'.freeze

  def initialize(options)
    @user = options[:user]
    @shared_secret = options[:shared_secret]
    @iss = options[:iss]
    @sub = options[:sub]
    @private_key = options[:private_key]
    @client_id = options[:client_id]
    @client_secret = options[:client_secret]
  end

  def headers
    if given?(@iss) and given?(@sub)
      { 'Authorization' => "Bearer #{bearer}", 'x-api-key' => @client_id }
    else
      nonce = Digest::MD5.hexdigest(rand.to_s)
      digest = Digest::SHA1.hexdigest(nonce + @shared_secret.to_s)
      { 'X-WSSE' => "UsernameToken Username=\"#{@user}\", PasswordDigest=\"#{digest}\", Nonce=\"#{nonce}\"" }
    end
  end

  private

  def bearer
    claims = { 'exp' => Time.now.to_i + 60, 'iss' => @iss, 'sub' => @sub, 'aud' => "#{IMS}/c/#{@client_id}",
               "#{IMS}/s/ent_analytics_bulk_ingest_sdk" => true }
    assertion = JWT.encode(claims, @private_key, 'RS256')
    uri = URI("#{IMS}/ims/exchange/jwt")
    answer = Net::HTTP.post_form(uri, 'client_id' => @client_id, 'client_secret' => @client_secret, 'jwt_token' => assertion)
    raise "no token: #{answer.body}" unless answer.code == '200'

    JSON.parse(answer.body)['access_token']
  end

  def given?(value)
    !value.nil? && !value.to_s.strip.empty?
  end
end
