# frozen_string_literal: true

require 'json'
require 'jwt'
require 'net/http'
require 'openssl'
require_relative 'field'

IMS = 'https://ims-na1.adobelogin.com'

def fields
  fields = []
  fields << Field.new('client_id', needed: true)
  fields << Field.new('client_secret', needed: true)
  fields << Field.new('org_id', needed: true)
  fields << Field.new('technical_account_id', needed: true)
  fields << Field.new('private_key', needed: true)
  fields
end

def sign_in(given)
  claims = {
    'exp' => Time.now.to_i + 600,
    'iss' => given['org_id'],
    'sub' => given['technical_account_id'],
    'aud' => "#{IMS}/c/#{given['client_id']}",
    "#{IMS}/s/ent_user_sdk" => true
  }
  key = OpenSSL::PKey::RSA.new(given['private_key'])
  answer = Net::HTTP.post_form(
    URI("#{IMS}/ims/exchange/jwt"),
    'client_id' => given['client_id'],
    'client_secret' => given['client_secret'],
    'jwt_token' => JWT.encode(claims, key, 'RS256')
  )
  JSON.parse(answer.body).fetch('access_token')
end

given = fields.to_h { |field| [field.name, field.given] }
puts "#{given['org_id']} #{sign_in(given)}"
