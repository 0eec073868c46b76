require 'reactor/http'
require 'reactor/jwt_builder'
require 'reactor/client'

module Reactor
  IMS = 'ims-na1.adobelogin.com'.freeze

  def self.client(**options)
    Client.new(**options)
  end
end
