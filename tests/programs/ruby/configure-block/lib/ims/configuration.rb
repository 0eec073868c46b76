require 'logger'

module Ims
  class Configuration
    attr_accessor :client_secret, :api_key, :ims_host, :private_key, :iss, :sub, :scope, :expiry_time
    attr_reader :logger

    def initialize
      @ims_host = 'ims-na1.adobelogin.com'
      @scope = 'ent_reactor_admin_sdk'
      @expiry_time = Time.now.to_i + (60 * 60 * 24)
      @logger = Logger.new($stderr)
    end

    def validate!
      %w[client_secret api_key private_key iss sub].each do |name|
        raise "Ims: #{name} is not configured" if send(name).to_s.empty?
      end
    end
  end
end
