#!/usr/bin/env ruby
# frozen_string_literal: true

$LOAD_PATH.unshift(File.join(__dir__, 'lib'))
require 'adobe/configuration'
require 'adobe/access_token'

Adobe.configure do |config|
  config.api_key = ENV['CAMPAIGN_API_KEY']
  config.client_secret = ENV['CAMPAIGN_CLIENT_SECRET']
  config.org_id = ENV['CAMPAIGN_ORG_ID']
  config.tech_account = ENV['CAMPAIGN_TECH_ACCOUNT']
  config.private_key = ENV['CAMPAIGN_PRIVATE_KEY']
end

puts Adobe::AccessToken.new(Adobe.configuration)
warn "organisation #{Adobe.configuration.org_id}"
