require 'yaml'
require 'erb'
require 'ostruct'
require 'json'

module Rails
  def self.application = self
  def self.credentials
    parsed = YAML.load_file('credentials.yml', symbolize_names: true)
    Class.new(OpenStruct) { def adobe! = adobe; def dig(*k) = to_h.dig(*k) }.new(parsed)
  end
  def self.config_for(name) = YAML.load(ERB.new(File.read("config/#{name}.yml")).result, symbolize_names: true, aliases: true)[:production]
end
