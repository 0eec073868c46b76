module Ims
  class Claims
    def initialize(host:, client_id:, organization:, technical_account:, metascopes:)
      @host = host
      @client_id = client_id
      @organization = organization
      @technical_account = technical_account
      @metascopes = metascopes
    end

    def to_h
      base = {
        'exp' => Time.now.to_i + 600,
        'iss' => @organization,
        'sub' => @technical_account,
        'aud' => "https://#{@host}/c/#{@client_id}"
      }
      @metascopes.each_with_object(base) { |scope, claims| claims["https://#{@host}/s/#{scope}"] = true }
    end
  end
end
