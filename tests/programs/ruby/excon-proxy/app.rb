# frozen_string_literal: true

require_relative 'ims'

settings = Settings.from_env
ims = Ims.new(settings)

puts ims.token
warn "proxy for #{settings.org}"
