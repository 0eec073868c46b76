require 'jwt'
require 'net/http'
require 'openssl'

module Adobe
  module_function

  def config
    @config ||= Rails.application.config_for(:adobe)
  end

  def token
    uri = URI('https://ims-na1.adobelogin.com/ims/exchange/jwt')
    form = { client_id: config[:client_id], client_secret: config[:client_secret], jwt_token: assertion }
    JSON.parse(Net::HTTP.post_form(uri, form).body)['access_token']
  end

  def assertion
    payload = {
      exp: Time.now.to_i + 300,
      iss: config[:org_id],
      sub: config[:technical_account_id],
      aud: "https://ims-na1.adobelogin.com/c/#{config[:client_id]}"
    }
    config[:metascopes].each { |scope| payload["https://ims-na1.adobelogin.com/s/#{scope}"] = true }
    JWT.encode(payload, OpenSSL::PKey::RSA.new(File.read(config[:private_key_path])), 'RS256')
  end
end
