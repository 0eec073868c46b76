# The parts of Excon that the programs call.
require 'stand_in_http'

module Excon
  def self.post(url, body: '', headers: {}, query: nil, expects: nil, **)
    url += "?#{URI.encode_www_form(query)}" if query
    StandInHttp.post(url, body, :raw, headers).tap do |response|
      raise "#{response.code}: #{response.body}" if expects && !Array(expects).include?(response.code)
    end
  end
end
