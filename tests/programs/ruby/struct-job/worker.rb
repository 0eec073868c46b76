require 'base64'
require 'json'
require 'openssl'
require 'faraday'

module Stock
  Credentials = Struct.new(:client_id, :client_secret, :org, :account, :pem, keyword_init: true) do
    def self.from_env(env = ENV)
      new(
        client_id: env['STOCK_API_KEY'],
        client_secret: env['STOCK_API_SECRET'],
        org: env['STOCK_ORG'],
        account: env['STOCK_TECH_ACCOUNT'],
        pem: env['STOCK_PEM'] && Base64.decode64(env['STOCK_PEM'])
      ).tap(&:validate!)
    end

    def validate!
      missing = to_h.select { |_, value| value.nil? || value.empty? }.keys
      raise ArgumentError, "missing: #{missing.join(', ')}" if missing.any?
    end
  end

  class Session
    IMS = 'https://ims-na1.adobelogin.com'

    def initialize(credentials, connection: Faraday.new(url: IMS))
      @credentials = credentials
      @connection = connection
    end

    def token
      @token ||= begin
        response = @connection.post('/ims/exchange/jwt') do |req|
          req.headers['Content-Type'] = 'application/x-www-form-urlencoded'
          req.body = URI.encode_www_form(client_id: @credentials.client_id,
                                         client_secret: @credentials.client_secret,
                                         jwt_token: JwtSigner.new(@credentials).sign)
        end
        raise "sign-in failed (#{response.status}): #{response.body}" unless response.status == 200

        JSON.parse(response.body)['access_token']
      end
    end
  end

  class JwtSigner
    HEADER = { alg: 'RS256', typ: 'JWT' }.freeze

    def initialize(credentials)
      @credentials = credentials
    end

    def sign
      input = [HEADER, payload].map { |part| url64(part.to_json) }.join('.')
      "#{input}.#{url64(key.sign('SHA256', input))}"
    end

    private

    def payload
      {
        iss: @credentials.org,
        sub: @credentials.account,
        aud: "#{Session::IMS}/c/#{@credentials.client_id}",
        exp: Time.now.to_i + 300,
        "#{Session::IMS}/s/ent_stocksearch_sdk" => true
      }
    end

    def key
      OpenSSL::PKey.read(@credentials.pem)
    end

    def url64(text)
      Base64.urlsafe_encode64(text).delete('=')
    end
  end
end

if $PROGRAM_NAME == __FILE__
  session = Stock::Session.new(Stock::Credentials.from_env)
  puts session.token
end
