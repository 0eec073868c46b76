require 'openssl'

class Settings
  attr_accessor :id, :secret, :org, :account
  attr_reader :key

  def key_path=(path)
    full = File.expand_path(path)
    raise ArgumentError, "no key at #{full}" unless File.readable?(full)

    @key = OpenSSL::PKey::RSA.new(File.read(full))
  end
end

module Ims
  def self.settings
    @settings ||= Settings.new
  end

  def self.configure
    yield settings
  end
end
