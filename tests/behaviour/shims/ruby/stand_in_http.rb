# One POST, as the libraries send it.
require 'json'
require 'net/http'
require 'openssl'
require 'uri'

module StandInHttp
  Response = Struct.new(:code, :body) do
    alias_method :status, :code

    def success?
      code < 400
    end
  end

  def self.post(url, body, type, headers = {})
    request = Net::HTTP::Post.new(URI(url))
    headers.each { |name, value| request[name.to_s] = value }
    case type
    when :form
      request.set_form_data(body)
    when :multipart
      request.set_form(body.map { |name, value| [name.to_s, value] }, 'multipart/form-data')
    else
      request.body = body
    end
    answer = Net::HTTP.start(request.uri.hostname, request.uri.port) { |http| http.request(request) }
    Response.new(answer.code.to_i, answer.body)
  end
end
