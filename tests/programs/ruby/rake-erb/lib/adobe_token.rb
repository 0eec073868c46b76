require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

class AdobeToken
  def self.fetch(settings)
    new(settings).fetch
  end

  def initialize(settings)
    @settings = settings
    @base = "https://#{settings.ims_host}"
  end

  def fetch
    uri = URI.join(@base, @settings.jwt_exchange)
    http = Net::HTTP.new(uri.host, uri.port)
    http.use_ssl = uri.scheme == 'https'
    request = Net::HTTP::Post.new(uri.request_uri)
    request['Cache-Control'] = 'no-cache'
    request.body = URI.encode_www_form(
      'client_id' => @settings.client_id,
      'client_secret' => @settings.client_secret,
      'jwt_token' => assertion
    )
    request.content_type = 'application/x-www-form-urlencoded'
    response = http.request(request)
    case response
    when Net::HTTPSuccess
      JSON.parse(response.body).fetch('access_token')
    else
      raise "#{response.code} #{response.message}: #{response.body}"
    end
  end

  private

  def assertion
    claims = {
      exp: Time.now.to_i + 60 * 5,
      iss: @settings.org_id,
      sub: @settings.technical_account_id,
      aud: "#{@base}/c/#{@settings.client_id}"
    }
    @settings.meta_scopes.each { |scope| claims["#{@base}/s/#{scope}"] = true }
    JWT.encode(claims, private_key, 'RS256')
  end

  def private_key
    OpenSSL::PKey::RSA.new(File.read(@settings.private_key_path))
  end
end
