# The parts of rest-client that the programs call.
require 'stand_in_http'

module RestClient
  class ExceptionWithResponse < StandardError
    attr_reader :response

    def initialize(response)
      @response = response.body
      @code = response.code
      super("#{response.code}")
    end

    def http_code
      @code
    end
  end

  class Request
    def self.execute(method:, url:, payload:, headers: {}, **)
      raise ArgumentError, method unless method == :post

      RestClient.post(url, payload, headers)
    end
  end

  def self.post(url, payload, headers = {})
    type = payload.is_a?(String) ? :raw : :form
    if payload.is_a?(Hash) && payload.delete(:multipart)
      type = :multipart
    end
    params = headers.delete(:params)
    url += "?#{URI.encode_www_form(params)}" if params
    headers = headers.map { |name, value| [name.to_s.tr('_', '-'), value.to_s] }
    StandInHttp.post(url, payload, type, headers).tap do |response|
      raise ExceptionWithResponse, response unless response.success?
    end
  end
end
