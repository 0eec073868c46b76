require 'erb'
require 'ostruct'
require 'yaml'

module AdobeSettings
  REQUIRED = %i[client_id client_secret org_id technical_account_id private_key_path].freeze

  module_function

  def load(env = ENV.fetch('RACK_ENV', 'development'))
    raw = ERB.new(File.read(File.expand_path('../config/adobe.yml', __dir__))).result
    settings = OpenStruct.new(YAML.safe_load(raw, aliases: true).fetch(env))
    missing = REQUIRED.select { |key| settings[key].to_s.empty? }
    raise "adobe.yml lacks #{missing.join(', ')}" unless missing.empty?

    settings
  end
end
