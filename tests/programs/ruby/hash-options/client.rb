require 'json'
require 'jwt'
require 'openssl'
require 'rest-client'

module Tags
  class Login
    attr_reader :id, :secret, :org, :account_id, :private_key, :scope

    def initialize(opts)
      @id = opts[:id]
      @secret = opts[:secret]
      @org = opts[:org]
      @account_id = opts[:account_id]
      @private_key = opts[:private_key]
      @scope = opts[:scope] || 'ent_reactor_admin_sdk'
    end

    def post
      RestClient.post 'https://ims-na1.adobelogin.com/ims/exchange/jwt', form
    end

    def form
      { client_id: id, client_secret: secret, jwt_token: jwt_token }
    end

    def jwt_token
      @jwt_token ||= JWT.encode payload, OpenSSL::PKey::RSA.new(private_key), 'RS256'
    end

    def payload
      {
        exp: Time.now.to_i + 60,
        iss: org,
        sub: account_id,
        aud: "https://ims-na1.adobelogin.com/c/#{id}",
        "https://ims-na1.adobelogin.com/s/#{scope}" => true
      }
    end
  end

  def self.token(env = ENV)
    login = Login.new(
      id: env['TAGS_ID'],
      secret: env['TAGS_SECRET'],
      org: env['TAGS_ORG'],
      account_id: env['TAGS_ACCOUNT'],
      private_key: env['TAGS_KEY']
    )
    JSON.parse(login.post.body)['access_token']
  end
end

puts Tags.token
