require_relative 'ims_client'

client = ImsClient.new(
  api_key: ENV.fetch('LAUNCH_API_KEY'),
  client_secret: ENV.fetch('LAUNCH_CLIENT_SECRET'),
  org_id: ENV.fetch('LAUNCH_ORG_ID'),
  tech_account: ENV.fetch('LAUNCH_TECH_ACCOUNT'),
  key: ENV.fetch('LAUNCH_PRIVATE_KEY').gsub('\n', "\n")
)
client.headers.each { |name, value| puts "#{name}: #{value}" }
