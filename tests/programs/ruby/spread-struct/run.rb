# frozen_string_literal: true

require 'yaml'
require_relative 'session'

settings = YAML.load_file('account.yml').transform_keys(&:to_sym)
puts Session.new(Account.new(**settings, secret: ENV.fetch('IMS_SECRET'))).token
