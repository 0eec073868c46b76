# The part of http.rb that the programs use.
require 'json'
require 'stand_in_http'

module HTTP
  Response = Struct.new(:code, :text) do
    def parse
      JSON.parse(text)
    end
  end

  def self.post(url, form: nil, params: nil, json: nil)
    url += "?#{URI.encode_www_form(params)}" if params
    answer = StandInHttp.post(url, form || (json ? JSON.dump(json) : ''), form ? :form : :raw)
    Response.new(answer.code, answer.body)
  end
end
