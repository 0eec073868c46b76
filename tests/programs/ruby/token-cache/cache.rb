require 'json'
require 'jwt'
require 'logger'
require 'net/http'
require 'openssl'

class TokenCache
  RETRIES = 3
  Expired = Class.new(StandardError)

  class << self
    def instance
      @instance ||= new(
        ENV.fetch('CID'), ENV.fetch('SEC'),
        org: ENV.fetch('ORG'), account: ENV.fetch('ACC'), key: OpenSSL::PKey::RSA.new(ENV.fetch('KEY'))
      )
    end
  end

  def initialize(id, secret, org:, account:, key:)
    @id, @secret, @org, @account, @key = id, secret, org, account, key
    @mutex = Mutex.new
    @log = Logger.new($stderr, level: :warn)
  end

  def get
    @mutex.synchronize do
      fetch if @token.nil? || @expires_at <= Time.now
      @token
    end
  end

  private

  def fetch
    attempts = 0
    begin
      attempts += 1
      response = Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'), 'client_id' => @id, 'client_secret' => @secret, 'jwt_token' => build_jwt)
      data = JSON.parse(response.body, symbolize_names: true)
      raise Expired, data[:error_description] if data[:error] == 'invalid_token'
      raise data[:error].to_s if data[:error]

      @token = data[:access_token]
      @expires_at = Time.now + data[:expires_in].fdiv(1000) - 60
    rescue Expired => e
      @log.warn("JWT refused: #{e.message}, the certificate may have expired")
      raise
    rescue IOError, SystemCallError => e
      @log.warn(e.message)
      retry if attempts < RETRIES
      raise
    end
  end

  def build_jwt
    now = Time.now.to_i
    JWT.encode({
      'iss' => @org, 'sub' => @account, 'iat' => now, 'exp' => now + 60,
      'aud' => "https://ims-na1.adobelogin.com/c/#{@id}",
      'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk' => true
    }, @key, 'RS256')
  end
end

puts TokenCache.instance.get
