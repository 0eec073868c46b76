# frozen_string_literal: true

require_relative 'lib/target_auth'

puts TargetAuth.token
warn TargetAuth.settings.org
