require 'json'
require 'jwt'
require 'net/http'
require 'openssl'

module SignIn
  IMS = 'https://ims-na1.adobelogin.com'.freeze
  LIFE = 240
  private_constant :IMS, :LIFE

  def self.call(id, secret, company, account, pem)
    answer = Net::HTTP.post_form(URI("#{IMS}/ims/exchange/jwt"), client_id: id, client_secret: secret, jwt_token: sign(id, company, account, pem))
    parsed(answer).fetch('access_token')
  end

  def self.parsed(answer)
    JSON.parse(answer.body)
  end

  def self.sign(id, company, account, pem)
    claims = { exp: expiry, iss: company, sub: account, aud: "#{IMS}/c/#{id}", "#{IMS}/s/ent_reactor_sdk" => true }
    JWT.encode(claims, OpenSSL::PKey::RSA.new(pem), 'RS256')
  end
  private_class_method :sign, :parsed

  private_class_method def self.expiry
    Time.now.to_i + LIFE
  end
end
