$:.unshift(File.join(__dir__, 'lib'))
require 'adobe/cli'
Adobe::CLI.start(ARGV)
