# Figaro, as far as programs use it: a YAML file that fills the environment, demands, and reads by lower-case names.
require 'erb'
require 'yaml'

module Figaro
  class MissingKey < StandardError
    def initialize(key)
      super("Missing required configuration key: #{key.inspect}")
    end
  end

  class MissingKeys < StandardError
    def initialize(keys)
      super("Missing required configuration keys: #{keys.inspect}")
    end
  end

  class Application
    def initialize(environment: nil, path: nil)
      @environment = environment
      @path = path
    end

    def load
      raw = (File.exist?(@path) && YAML.safe_load(ERB.new(File.read(@path)).result)) || {}
      global = raw.reject { |_, value| value.is_a?(Hash) }
      global.merge(raw[@environment] || {}).each { |key, value| ::ENV[key] = value unless ::ENV.key?(key) }
    end
  end

  module Env
    def self.method_missing(method, *)
      name = method.to_s
      key = ::ENV.keys.find { |one| one.casecmp?(name.delete('!?')) }
      return !key.nil? if name.end_with?('?')
      raise MissingKey, name.delete('!') if name.end_with?('!') && key.nil?

      key && ::ENV.fetch(key)
    end

    def self.respond_to_missing?(*)
      true
    end
  end

  class << self
    attr_accessor :application

    def env
      Env
    end

    def load
      application.load
    end

    def require_keys(*keys)
      missing = keys.flatten - ::ENV.keys
      raise MissingKeys, missing if missing.any?
    end
  end
end
