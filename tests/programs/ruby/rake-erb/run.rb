$LOAD_PATH.unshift File.expand_path('lib', __dir__)
require 'adobe_settings'
require 'adobe_token'
puts AdobeToken.fetch(AdobeSettings.load)
