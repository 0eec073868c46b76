require 'ims/configuration'
require 'ims/access_token'

module Ims
  class << self
    attr_accessor :configuration

    def configure
      self.configuration ||= Configuration.new
      yield(configuration) if block_given?
      configuration
    end

    def logger
      configuration.logger
    end
  end
end
