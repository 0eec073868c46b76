require 'base64'
require 'json'
require 'net/http'
require 'openssl'
require 'uri'
require 'yaml'

def settings
  @settings ||= YAML.load_file(File.expand_path('adobe.yml', __dir__))
end

def encode(value)
  Base64.urlsafe_encode64(value, padding: false)
end

# Signs the claims with the key of the integration
def build_assertion(key_file)
  key = OpenSSL::PKey::RSA.new(File.read(key_file))
  claims = {
    'iss' => settings['org_id'],
    'sub' => settings['technical_account_id'],
    'aud' => "#{settings['ims']}/c/#{settings['client_id']}",
    'exp' => Time.now.to_i + 60 * 60
  }
  settings['metascopes'].each { |scope| claims["#{settings['ims']}/s/#{scope}"] = true }
  data = [encode('{"alg":"RS256"}'), encode(claims.to_json)].join('.')
  "#{data}.#{encode(key.sign(OpenSSL::Digest.new('SHA256'), data))}"
end

def access_token
  key_file = settings['private_key_file']
  abort "#{key_file} does not exist" unless File.exist?(key_file)

  uri = URI.parse(settings['ims'] + settings['exchange_path'])
  request = Net::HTTP::Post.new(uri)
  request.set_form(
    [
      ['client_id', settings['client_id']],
      ['client_secret', ENV.fetch('LAUNCH_SECRET')],
      ['jwt_token', build_assertion(key_file)]
    ],
    'multipart/form-data'
  )
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
  abort "IMS: #{response.body}" unless response.code == '200'
  JSON.parse(response.body)['access_token']
end

puts access_token if $PROGRAM_NAME == __FILE__
