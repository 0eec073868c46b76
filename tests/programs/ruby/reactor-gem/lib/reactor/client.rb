module Reactor
  class Client
    attr_reader :org_id

    def initialize(client_id:, client_secret:, org_id:, technical_account_id:, private_key:)
      @client_id = client_id
      @client_secret = client_secret
      @org_id = org_id
      @technical_account_id = technical_account_id
      @private_key = private_key
    end

    def access_token
      @access_token ||= HTTP.post_form("https://#{IMS}/ims/exchange/jwt", auth_params)['access_token']
    end

    def headers
      {
        'Authorization' => "Bearer #{access_token}",
        'x-api-key' => @client_id,
        'x-gw-ims-org-id' => org_id
      }
    end

    private

    def auth_params
      {
        client_id: @client_id,
        client_secret: @client_secret,
        jwt_token: jwt
      }
    end

    def jwt
      JwtBuilder.new(
        org_id: org_id,
        technical_account_id: @technical_account_id,
        client_id: @client_id,
        key: @private_key
      ).build
    end
  end
end
