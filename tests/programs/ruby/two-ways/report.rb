require 'openssl'
require 'yaml'
require_relative 'suite_client'

settings = YAML.load_file(File.join(__dir__, 'config', 'adobe.yml'))

key = nil
if settings['key_file']
  key = OpenSSL::PKey::RSA.new(File.read(File.join(__dir__, settings['key_file'])))
end

client = SuiteClient.new(
  user: settings['user'],
  shared_secret: settings['shared_secret'],
  iss: settings['organization'],
  sub: settings['account'],
  private_key: key,
  client_id: settings['client_id'],
  client_secret: settings['client_secret']
)

abort 'report.rb headers' unless ARGV[0] == 'headers'
client.headers.each { |name, value| puts "#{name}: #{value}" }
