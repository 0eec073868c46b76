# The part of HTTParty that the programs use.
require 'json'
require 'stand_in_http'

module HTTParty
  class Response
    attr_reader :code, :body

    def initialize(answer)
      @code = answer.code
      @body = answer.body
    end

    def success?
      code < 300
    end

    def [](key)
      JSON.parse(body)[key]
    end
  end

  module ClassMethods
    def base_uri(address = nil)
      address ? @base_uri = address : @base_uri
    end

    def format(*); end

    def default_timeout(*); end

    def headers(given = nil)
      given ? @headers = given : @headers || {}
    end

    def post(path, body:, headers: {}, multipart: false)
      url = path.start_with?('http') ? path : base_uri + path
      type = body.is_a?(Hash) ? :form : :text
      given = self.headers.merge(headers)
      if multipart
        type = :multipart
        given = given.reject { |name, _| name.casecmp?('content-type') }
      elsif type == :form
        body = URI.encode_www_form(body)
        given = { 'Content-Type' => 'application/x-www-form-urlencoded' }.merge(given)
        type = :text
      end
      Response.new(StandInHttp.post(url, body, type, given))
    end
  end

  extend ClassMethods

  def self.included(base)
    base.extend(ClassMethods)
  end
end
