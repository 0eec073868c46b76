require_relative 'clients'

Clients.all.each do |token|
  abort 'a client got no token' unless token
  puts token
end
