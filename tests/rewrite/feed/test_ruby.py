"""What fed the assertion in Ruby goes; what only looks like it stays."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten, check_tree, rewrite

_SEND = """
    r = Net::HTTP.post_form(URI("https://ims-na1.adobelogin.com/ims/{path}"), client_id: {id}, client_secret: s, {rest})
"""
_GRANT = "grant_type: 'client_credentials', scope: 'openid,AdobeID,read_organizations'"


def _both(before: str, after: str, *, token: str, client: str = "i") -> None:
    old = _SEND.format(path="exchange/jwt", rest=f"jwt_token: {token}", id=client).strip()
    new = _SEND.format(path="token/v3", rest=_GRANT, id=client).strip()
    check_rewritten(before.replace("SEND", old), after.replace("SEND", new), "ims.rb")


def test_a_constructor_is_called_by_the_language() -> None:
    """Nobody names `initialize`: that of another class does not go with the one that made the assertion."""
    _both(
        """
        class Jwt
          def initialize(key)
            @key = key
          end

          def to_s
            JWT.encode({}, @key, 'RS256')
          end
        end

        class Client
          def initialize(i)
            @i = i
          end

          def call(s)
            SEND
          end
        end
        """,
        """
        class Client
          def initialize(i)
            @i = i
          end

          def call(s)
            SEND
          end
        end
        """,
        token="Jwt.new(KEY).to_s",
        client="@i",
    )


def test_a_memo_is_a_value() -> None:
    """`@x ||= …` at the end of a method is what the method gives."""
    _both(
        """
        def config
          @config ||= YAML.load_file('ims.yml')
        end

        def jwt
          JWT.encode({ sub: config['account'] }, config['key'], 'RS256')
        end

        SEND
        """,
        """
        def config
          @config ||= YAML.load_file('ims.yml')
        end

        SEND
        """,
        token="jwt",
        client="config['id']",
    )


def test_a_member_of_a_struct() -> None:
    """It goes with what is passed for it, by name or by place."""
    _both(
        """
        Settings = Struct.new(:id, :account, :key)
        settings = Settings.new(ENV['ID'], ENV['ACCOUNT'], ENV['KEY'])
        jwt = JWT.encode({ sub: settings.account }, settings.key, 'RS256')
        SEND
        """,
        """
        Settings = Struct.new(:id)
        settings = Settings.new(ENV['ID'])
        SEND
        """,
        token="jwt",
        client="settings.id",
    )


def test_what_cannot_be_raised_any_more() -> None:
    """A clause for errors of the key goes with the key, `private` with the last private method."""
    _both(
        """
        class Ims
          def initialize(path)
            @path = path
          end

          def token(i, s)
            SEND
          rescue OpenSSL::PKey::RSAError => e
            raise "no key: #{e}"
          end

          private

          def jwt
            JWT.encode({}, OpenSSL::PKey::RSA.new(File.read('private.key')), 'RS256')
          end
        end
        """,
        """
        class Ims
          def initialize(path)
            @path = path
          end

          def token(i, s)
            SEND
          end
        end
        """,
        token="jwt",
    )


def test_a_library_that_only_a_comment_names() -> None:
    """The gem is required no more, wherever the program required it, when no code names its constant."""
    send = _SEND.format(path="exchange/jwt", rest="jwt_token: JWT.encode({}, k, 'RS256')", id="i").strip()
    files = {
        "lib/ims.rb": "# Signs a JWT in.\nrequire 'openssl'\n\ndef token(i, s)\n  k = OpenSSL::PKey::RSA.new(KEY)\n"
        f"  {send}\nend\n",
        "lib/all.rb": "require 'json'\nrequire 'jwt'\nrequire_relative 'ims'\n",
        "lib/digest.rb": "require 'digest'\n\ndef sum(text) = Digest::SHA256.hexdigest(text)\n",
    }
    after = rewrite(files).files
    assert after["lib/all.rb"] == "require 'json'\nrequire_relative 'ims'\n"
    assert "openssl" not in after["lib/ims.rb"]
    assert after["lib/digest.rb"] == files["lib/digest.rb"]


def test_a_builder() -> None:
    """A field that one class hands to another goes from both, with the method that sets it and its calls."""
    check_tree(
        {
            "credentials.rb": """
                class Credentials
                  attr_accessor :id, :secret, :private_key

                  def initialize(id: nil, secret: nil, private_key: nil)
                    @id = id
                    @secret = secret
                    @private_key = private_key
                  end
                end
            """,
            "builder.rb": """
                class Builder
                  def with_private_key(private_key)
                    @private_key = private_key
                    self
                  end

                  def load(data)
                    @id = data['id']
                    @secret = data['secret']
                    with_private_key(File.read(data['key']))
                    Credentials.new(
                      id: @id,
                      secret: @secret,
                      private_key: @private_key
                    )
                  end
                end
            """,
            "ims.rb": f"""
                def token(c)
                  jwt = JWT.encode({{}}, c.private_key, 'RS256')
                  {_SEND.format(path="exchange/jwt", rest="jwt_token: jwt", id="c.id").strip()}
                end
            """,
        },
        {
            "credentials.rb": """
                class Credentials
                  attr_accessor :id, :secret

                  def initialize(id: nil, secret: nil)
                    @id = id
                    @secret = secret
                  end
                end
            """,
            "builder.rb": """
                class Builder
                  def load(data)
                    @id = data['id']
                    @secret = data['secret']
                    Credentials.new(
                      id: @id,
                      secret: @secret
                    )
                  end
                end
            """,
            "ims.rb": f"""
                def token(c)
                  {_SEND.format(path="token/v3", rest=_GRANT, id="c.id").strip()}
                end
            """,
        },
    )


def test_settings_of_a_module() -> None:
    """A setting goes with its last reader: where it is declared, given, and handed on in a map."""
    send = _SEND.strip()
    check_tree(
        {
            "ims.rb": f"""
                module Ims
                  setting :secret, nil, reader: true
                  setting :private_key, nil, reader: true
                  setting :iss, nil, reader: true

                  def self.token(i)
                    options = {{
                      secret: Ims.secret,
                      private_key: Ims.private_key
                    }}
                    s = options[:secret]
                    t = JWT.encode({{ iss: Ims.iss }}, options[:private_key], 'RS256')
                    {send.format(path="exchange/jwt", rest="jwt_token: t", id="i")}
                  end
                end
            """,
            "run.rb": """
                Ims.configure do |config|
                  config.secret = ENV['SECRET']
                  config.private_key = ENV['KEY']
                  config.iss = ENV['ORG']
                end
            """,
        },
        {
            "ims.rb": f"""
                module Ims
                  setting :secret, nil, reader: true

                  def self.token(i)
                    options = {{
                      secret: Ims.secret
                    }}
                    s = options[:secret]
                    {send.format(path="token/v3", rest=_GRANT, id="i")}
                  end
                end
            """,
            "run.rb": """
                Ims.configure do |config|
                  config.secret = ENV['SECRET']
                end
            """,
        },
    )


def test_a_rescue_that_cannot_happen() -> None:
    """Its clause goes, and the statements of `begin` that it stood beside stay."""
    _both(
        """
        begin
          SEND
        rescue OpenSSL::PKey::RSAError
          abort 'wrong password?'
        rescue IOError => e
          abort e.message
        end
        """,
        """
        begin
          SEND
        rescue IOError => e
          abort e.message
        end
        """,
        token="JWT.encode({}, OpenSSL::PKey::RSA.new(KEY), 'RS256')",
    )


def test_options_that_functions_hand_on() -> None:
    """An option goes with its last reader, whichever function of the file that is, and is required no more."""
    send = _SEND.strip().replace("client_secret: s", "client_secret: o[:secret]")
    check_tree(
        {
            "ims.rb": f"""
                DEFAULTS = {{ id: 'i' }}.freeze

                def parse(argv)
                  o = DEFAULTS.dup
                  OptionParser.new do |p|
                    p.on('--secret S') {{ |v| o[:secret] = v }}
                    p.on('--key FILE') {{ |v| o[:key] = File.read(v) }}
                  end.parse!(argv)
                  missing = %i[secret key] - o.keys
                  abort missing.join(' ') unless missing.empty?
                  o
                end

                def assertion(o)
                  JWT.encode({{}}, o[:key], 'RS256')
                end

                o = parse(ARGV)
                {send.format(path="exchange/jwt", rest="jwt_token: assertion(o)", id="o[:id]")}
            """
        },
        {
            "ims.rb": f"""
                DEFAULTS = {{ id: 'i' }}.freeze

                def parse(argv)
                  o = DEFAULTS.dup
                  OptionParser.new do |p|
                    p.on('--secret S') {{ |v| o[:secret] = v }}
                  end.parse!(argv)
                  missing = %i[secret] - o.keys
                  abort missing.join(' ') unless missing.empty?
                  o
                end

                o = parse(ARGV)
                {send.format(path="token/v3", rest=_GRANT, id="o[:id]")}
            """
        },
    )


def test_options_that_leave_the_file() -> None:
    """Where the map is handed to something else, nobody knows who reads the option."""
    send = _SEND.strip().format(path="exchange/jwt", rest="jwt_token: JWT.encode({}, o[:key], 'RS256')", id="i")
    text = f"o = {{ key: File.read('k') }}\nupload(o)\n{send}\n"
    assert "key: File.read('k')" in rewrite({"ims.rb": text}).files["ims.rb"]


_BASE = """
    class Base
      def initialize(id, secret{parameter}, log: nil)
        @id = id
        @secret = secret
    {given}    @log = log
      end

      def self.load(conf)
        conf.each {{ |name, value| define(name, value) }}
      end

      def token
        {send}
      end
    end
"""


def _base(*, after: bool) -> str:
    send = _SEND.strip().replace("client_secret: s", "client_secret: @secret")
    if after:
        body = send.format(path="token/v3", rest=_GRANT, id="@id")
        return _BASE.format(parameter="", given="", send=body).replace("    {", "{")
    body = send.format(path="exchange/jwt", rest="jwt_token: JWT.encode({}, @private_key, 'RS256')", id="@id")
    return _BASE.format(parameter=", private_key", given="    @private_key = private_key\n    ", send=body)


def test_a_constructor_that_subclasses_call() -> None:
    """What `super` passes goes with the parameter; other methods that the class is sent take none of it."""
    after = rewrite(
        {
            "base.rb": _base(after=False),
            "client.rb": "class Client < Base\n  def initialize(env)\n    super(env['ID'], env['SECRET'], "
            "File.read(env.fetch('KEY')), log: $stderr)\n  end\nend\nBase.load('a' => 1, 'b' => 2)\n",
        }
    ).files
    assert "super(env['ID'], env['SECRET'], log: $stderr)" in after["client.rb"]
    assert "Base.load('a' => 1, 'b' => 2)" in after["client.rb"]
    assert "private_key" not in after["base.rb"]


def test_a_subclass_that_hands_on_all() -> None:
    """`super` without arguments passes what its own callers pass: the parameter stays."""
    client = "class Client < Base\n  def initialize(id, secret, private_key)\n    super\n  end\nend\n"
    after = rewrite({"base.rb": _base(after=False), "client.rb": client}).files
    assert after["client.rb"] == client
    assert "private_key" in after["base.rb"]


def test_a_name_that_says_nothing() -> None:
    """What the claim `sub` was made of goes, whatever it is called: from defaults, options, and what is required."""
    _both(
        """
        class Client
          def initialize(options = {})
            @options = { timeout: 30 }.merge(options)
            %i[i account_id].each { |name| raise name.to_s unless @options[name] }
          end

          def token(i, s)
            SEND
          end

          def jwt
            JWT.encode({ iss: 'x', sub: @options[:account_id], aud: "#{IMS}/c/#{i}" }, 'k', 'RS256')
          end
        end

        options = {}
        OptionParser.new do |opts|
          opts.on('--i ID') { |v| options[:i] = v }
          opts.on('--account ID') { |v| options[:account_id] = v }
        end.parse!
        puts Client.new(options).token(1, 2)
        """,
        """
        class Client
          def initialize(options = {})
            @options = { timeout: 30 }.merge(options)
            %i[i].each { |name| raise name.to_s unless @options[name] }
          end

          def token(i, s)
            SEND
          end
        end

        options = {}
        OptionParser.new do |opts|
          opts.on('--i ID') { |v| options[:i] = v }
        end.parse!
        puts Client.new(options).token(1, 2)
        """,
        token="jwt",
    )


def test_a_class_that_makes_itself() -> None:
    """`new(…)` in a method of the class calls its constructor; what `attr_reader` offered goes with its last value."""
    check_tree(
        {
            "credentials.rb": """
                class Credentials
                  attr_reader :id, :secret, :org, :private_key

                  def initialize(id:, secret:, org:, private_key:)
                    @id = id
                    @secret = secret
                    @org = org
                    @private_key = private_key
                  end

                  def self.from_env
                    new(
                      id: ENV.fetch('ID'),
                      secret: ENV.fetch('SECRET'),
                      org: ENV.fetch('ORG'),
                      private_key: ENV.fetch('KEY').gsub('\\n', "\\n")
                    )
                  end
                end
            """,
            "bin/token": f"""
                #!/usr/bin/env ruby
                require_relative '../credentials'
                c = Credentials.from_env
                s = c.secret
                jwt = JWT.encode({{ iss: c.org, aud: "#{{IMS}}/c/#{{c.id}}" }}, c.private_key, 'RS256')
                {_SEND.format(path="exchange/jwt", id="c.id", rest="jwt_token: jwt").strip()}
            """,
        },
        {
            "credentials.rb": """
                class Credentials
                  attr_reader :id, :secret

                  def initialize(id:, secret:)
                    @id = id
                    @secret = secret
                  end

                  def self.from_env
                    new(
                      id: ENV.fetch('ID'),
                      secret: ENV.fetch('SECRET')
                    )
                  end
                end
            """,
            "bin/token": f"""
                #!/usr/bin/env ruby
                require_relative '../credentials'
                c = Credentials.from_env
                s = c.secret
                {_SEND.format(path="token/v3", id="c.id", rest=_GRANT).strip()}
            """,
        },
    )


def test_a_script_without_an_ending() -> None:
    """What only `bin/run` calls is called: its first line says that it is Ruby."""
    library = f"""
        class Ims
          attr_accessor :sub, :level

          def token(i, s)
            {_SEND.format(path="{path}", id="i", rest="{rest}").strip()}
          end

          def show(name)
            puts name, level
          end
    """
    sign = "jwt_token: JWT.encode({ iss: 'x', sub: @sub }, OpenSSL::PKey::RSA.new(File.read('private.key')), 'RS256')"
    run = "#!/usr/bin/env ruby\nrequire_relative '../ims'\nims = Ims.new\nims.sub = 'x'\nims.show(ims.token(1, 2))\n"
    check_tree(
        {"ims.rb": library.replace("{path}", "exchange/jwt").replace("{rest}", sign) + "end\n", "bin/run": run},
        {
            "ims.rb": library.replace("{path}", "token/v3").replace("{rest}", _GRANT).replace(":sub, ", "") + "end\n",
            "bin/run": run.replace("ims.sub = 'x'\n", ""),
        },
    )


_FACTORY = """
    class Client
      def initialize(id:, secret:, private_key:)
        @id = id
        @secret = secret
        @private_key = private_key
      end

      def token
        i, s = @id, @secret
        {send}
      end
    end

    module Ims
      def self.client(**options)
        {log}Client.new(**options)
      end
    end

    client = Ims.client(id: 'i', secret: 's', private_key: ENV['KEY'])
    client.token
"""
_PASSES = "jwt_token: JWT.encode({ aud: \"#{IMS}/c/x\" }, @private_key, 'RS256')"


def test_named_arguments_that_are_handed_on() -> None:
    """The constructor's parameter goes with what the caller of the factory gives for it."""
    after = _FACTORY.replace(", private_key:)", ")").replace("        @private_key = private_key\n", "")
    check_rewritten(
        _FACTORY.format(send=_SEND.format(path="exchange/jwt", id="i", rest=_PASSES).strip(), log=""),
        after.replace(", private_key: ENV['KEY']", "").format(
            send=_SEND.format(path="token/v3", id="i", rest=_GRANT).strip(), log=""
        ),
        "ims.rb",
    )


def test_named_arguments_that_are_read_on_the_way() -> None:
    """Where the factory looks at them itself, the call keeps all that the constructor demands."""
    text = _FACTORY.format(send=_SEND.format(path="exchange/jwt", id="i", rest=_PASSES).strip(), log="log(options); ")
    after = rewrite({"ims.rb": text}).files["ims.rb"]
    assert ("private_key:)" in after) == ("private_key: ENV['KEY']" in after)


def test_a_class_by_its_whole_name() -> None:
    """`Stock::Session.new` uses the class, though the signer that named its constant has gone."""
    _both(
        """
        module Stock
          class Session
            IMS = 'x'
            def token(i, s)
              SEND
            end
          end

          class Signer
            def sign
              JWT.encode({ aud: "#{Session::IMS}/c/x" }, OpenSSL::PKey.read('k'), 'RS256')
            end
          end
        end
        puts Stock::Session.new.token(1, 2)
        """,
        """
        module Stock
          class Session
            def token(i, s)
              SEND
            end
          end
        end
        puts Stock::Session.new.token(1, 2)
        """,
        token="Signer.new.sign",
    )


_STRUCT = """
    Settings = Struct.new(:i, :s, :org, :key_file, keyword_init: true)
    def token(c)
      i, s = c.i, c.s
      SEND
    end
    def jwt(c)
      JWT.encode({ iss: c.org, aud: "#{IMS}/c/x" }, OpenSSL::PKey::RSA.new(File.read(c.key_file)), 'RS256')
    end
    token(Settings.new(MADE))
"""


def test_members_of_a_struct() -> None:
    """They go with what its makers name; where a hash is spread, nobody can tell what is in it, and they stay."""
    after = "\n".join(line for line in _STRUCT.splitlines() if "def jwt" not in line and "JWT.encode" not in line)
    after = after.replace("    end\n    end\n", "    end\n")
    _both(
        _STRUCT.replace("MADE", "i: 1, s: 2, org: 3, key_file: 'private.key'"),
        after.replace(":org, :key_file, ", "").replace("MADE", "i: 1, s: 2") + "\n",
        token="jwt(c)",
    )
    _both(
        _STRUCT.replace("MADE", "**YAML.load_file('adobe.yml'), s: 2"),
        after.replace("MADE", "**YAML.load_file('adobe.yml'), s: 2") + "\n",
        token="jwt(c)",
    )


def test_an_entry_for_a_constructor_with_a_hash() -> None:
    """`Client.new(private_key: …)` gives the program's own class what it reads as `opts[:private_key]`."""
    _both(
        """
        class Client
          attr_reader :i, :s, :private_key

          def initialize(opts)
            @i = opts[:i]
            @s = opts[:s]
            @private_key = opts[:private_key]
          end

          def token
            SEND
          end

          def jwt
            JWT.encode({ aud: "#{IMS}/c/x" }, private_key, 'RS256')
          end
        end
        client = Client.new(i: 1, s: 2, private_key: ENV['KEY'])
        puts client.token
        """,
        """
        class Client
          attr_reader :i, :s

          def initialize(opts)
            @i = opts[:i]
            @s = opts[:s]
          end

          def token
            SEND
          end
        end
        client = Client.new(i: 1, s: 2)
        puts client.token
        """,
        token="jwt",
    )


def test_a_demand_that_a_spread_hash_met() -> None:
    """Nobody can tell what is spread: a named argument that nothing reads is no more demanded."""
    before = """
        class Client
          def initialize(i:, s:, private_key:)
            @i, @s = i, s
            @private_key = private_key
          end

          def token
            i, s = @i, @s
            SEND
          end

          def jwt
            JWT.encode({ aud: "#{IMS}/c/x" }, @private_key, 'RS256')
          end
        end
        config = YAML.load_file('a.yml')
        config[:private_key] = File.read('private.key')
        Client.new(**config).token
    """
    after = """
        class Client
          def initialize(i:, s:, private_key: nil)
            @i, @s = i, s
          end

          def token
            i, s = @i, @s
            SEND
          end
        end
        config = YAML.load_file('a.yml')
        Client.new(**config).token
    """
    _both(before, after, token="jwt")


def test_names_given_side_by_side() -> None:
    """Each goes with the value beside it, the last ones with the statement; a division may be a method."""
    _both(
        """
        class Cache
          def initialize(i, s, account:, key:)
            @i, @s, @account, @key = i, s, account, key
            @name, @level = 'x', 1
          end

          def get
            fetch if @token.nil? || @until <= Time.now
            @token
          end

          def fetch
            i, s = @i, @s
            SEND
            @until = Time.now + JSON.parse(r.body, symbolize_names: true)[:expires_in].fdiv(1000) - 60
            @token = @name * @level
          end

          def jwt
            JWT.encode({ sub: @account, aud: "#{IMS}/c/x" }, @key, 'RS256')
          end
        end
        puts Cache.new(1, 2, account: ENV.fetch('ACCOUNT'), key: OpenSSL::PKey::RSA.new(ENV.fetch('KEY'))).get
        """,
        """
        class Cache
          def initialize(i, s)
            @i, @s = i, s
            @name, @level = 'x', 1
          end

          def get
            fetch if @token.nil? || @until <= Time.now
            @token
          end

          def fetch
            i, s = @i, @s
            SEND
            @until = Time.now + JSON.parse(r.body, symbolize_names: true)[:expires_in] - 60
            @token = @name * @level
          end
        end
        puts Cache.new(1, 2).get
        """,
        token="jwt",
    )
