#!/usr/bin/env ruby
require 'optparse'
require 'json'
require 'base64'
require 'openssl'
require 'rest-client'

class AdobeAuth
  EXCHANGE_URL = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'.freeze
  SCOPE_URL = 'https://ims-na1.adobelogin.com/s/'.freeze
  DEFAULTS = {
    metascope: 'ent_analytics_bulk_ingest_sdk',
    key_file: File.join(Dir.home, '.adobe', 'private.key'),
    timeout: 30
  }.freeze

  attr_reader :options, :expires_at

  def initialize(options = {})
    @options = DEFAULTS.merge(options)
    %i[client_id client_secret org_id account_id].each do |name|
      raise ArgumentError, "missing #{name}" unless @options[name]
    end
    raise ArgumentError, "no key at #{@options[:key_file]}" unless File.exist?(@options[:key_file])
  end

  def token
    return @token if @token && Time.now < expires_at

    response = RestClient::Request.execute(
      method: :post,
      url: EXCHANGE_URL,
      payload: {
        client_id: options[:client_id],
        client_secret: options[:client_secret],
        jwt_token: signed_jwt
      },
      timeout: options[:timeout]
    )
    json = JSON.parse(response.body)
    @expires_at = Time.now + json['expires_in'] / 1000.0
    @token = json['access_token']
  end

  private

  def signed_jwt
    segments = [header, claims].map { |part| encode(JSON.generate(part)) }
    signature = private_key.sign(OpenSSL::Digest.new('SHA256'), segments.join('.'))
    (segments << encode(signature)).join('.')
  end

  def header
    { typ: 'JWT', alg: 'RS256' }
  end

  def claims
    {
      exp: (Time.now + 12 * 60 * 60).to_i,
      iss: options[:org_id],
      sub: options[:account_id],
      aud: "https://ims-na1.adobelogin.com/c/#{options[:client_id]}",
      "#{SCOPE_URL}#{options[:metascope]}" => true
    }
  end

  def private_key
    @private_key ||= OpenSSL::PKey::RSA.new(File.read(options[:key_file]))
  end

  def encode(data)
    Base64.urlsafe_encode64(data, padding: false)
  end
end

options = { client_secret: ENV['AA_SECRET'] }
OptionParser.new do |opts|
  opts.banner = 'Usage: aa_report.rb --client-id ID --org ORG --account ID [--key FILE] [--company NAME]'
  opts.on('--client-id ID', 'API key') { |v| options[:client_id] = v }
  opts.on('--org ORG', 'IMS organisation') { |v| options[:org_id] = v }
  opts.on('--account ID', 'technical account') { |v| options[:account_id] = v }
  opts.on('-k', '--key FILE', 'private key') { |v| options[:key_file] = v }
  opts.on('--company NAME', 'global company id') { |v| options[:company] = v }
end.parse!

auth = AdobeAuth.new(options)
puts auth.token
warn "company #{options[:company]}, organisation #{options[:org_id]}"
