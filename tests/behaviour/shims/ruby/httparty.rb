# The parts of HTTParty that the programs call.
require 'stand_in_http'

module HTTParty
  class Response < Hash
    attr_accessor :code, :body

    def success?
      code < 400
    end

    def parsed_response
      self
    end
  end

  module ClassMethods
    def base_uri(uri = nil)
      @base_uri = uri if uri
      @base_uri
    end

    def post(path, body: nil, query: nil, headers: {}, multipart: false, **)
      url = path.start_with?('http') ? path : base_uri + path
      url += "?#{URI.encode_www_form(query)}" if query
      type = multipart ? :multipart : :form
      answer = StandInHttp.post(url, body || '', body.is_a?(Hash) ? type : :raw, headers)
      Response.new.merge!(JSON.parse(answer.body)).tap do |response|
        response.code = answer.code
        response.body = answer.body
      end
    end
  end

  extend ClassMethods

  def self.included(base)
    base.extend ClassMethods
  end
end
