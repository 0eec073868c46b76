require 'adobe/auth'

module Adobe
  module CLI
    USAGE = <<~TEXT
      usage: bin.rb token [--scope NAME]
             bin.rb whoami

      Reads ~/.adobe.json: client_id, client_secret, org, technical_account, private_key
    TEXT

    def self.start(args)
      command = args.shift
      case command
      when 'token'
        scope = args[args.index('--scope') + 1] if args.include?('--scope')
        puts Auth.new(profile, scope: scope).access_token
      when 'whoami'
        puts profile.fetch('org')
      else
        warn USAGE
        exit 64
      end
    end

    def self.profile
      path = File.expand_path(ENV['ADOBE_PROFILE'] || '~/.adobe.json')
      JSON.parse(File.read(path))
    end
  end
end
