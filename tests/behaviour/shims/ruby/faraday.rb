# The parts of Faraday that the programs call.
require 'stand_in_http'

module Faraday
  class Error < StandardError; end

  Request = Struct.new(:body, :headers, :params)

  class Connection
    def initialize(url = nil)
      @url = url
      @type = :raw
      yield self if block_given?
    end

    def request(middleware, *)
      @type = :form if middleware == :url_encoded
      @type = :multipart if middleware == :multipart
    end

    def response(*); end

    def adapter(*); end

    def post(path, body = nil, headers = {})
      request = Request.new(body, headers, {})
      yield request if block_given?
      url = path.start_with?('http') ? path : @url + path
      url += "?#{URI.encode_www_form(request.params)}" unless request.params.empty?
      type = request.body.is_a?(Hash) ? @type : :raw
      StandInHttp.post(url, request.body, type, request.headers)
    end
  end

  def self.new(url: nil, **, &block)
    Connection.new(url, &block)
  end

  def self.default_adapter; end

  def self.post(url, body = nil, headers = {}, &block)
    new { |connection| connection.request(:url_encoded) }.post(url, body, headers, &block)
  end
end
