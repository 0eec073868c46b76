# frozen_string_literal: true

module Adobe
  class Configuration
    attr_accessor :api_key, :client_secret, :org_id, :tech_account, :private_key, :meta_scope, :ims_host

    def initialize
      @ims_host = 'https://ims-na1.adobelogin.com'
      @meta_scope = 'ent_campaign_sdk'
    end

    def validate!
      %i[api_key client_secret org_id tech_account private_key].each do |name|
        value = public_send(name)
        raise ArgumentError, "#{name} is missing" if value.nil? || value.empty?
      end
    end
  end

  def self.configuration
    @configuration ||= Configuration.new
  end

  def self.configure
    yield configuration
    configuration.validate!
  end
end
