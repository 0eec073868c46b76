require 'json'
require 'net/http'

module Reactor
  module HTTP
    module_function

    # Posts a form, gives the parsed answer.
    def post_form(url, params)
      response = Net::HTTP.post_form(URI(url), params)
      body = JSON.parse(response.body)
      raise "#{url}: #{body['error']}" unless response.code.to_i == 200

      body
    end
  end
end
