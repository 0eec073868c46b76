require_relative 'rails'
require_relative 'lib/adobe'

puts Adobe.token
