"""What fed the assertion in Ruby goes; what only looks like it stays."""

from __future__ import annotations

from tests.rewrite.feed.ruby import GRANT, SEND, both
from tests.rewrite.harness import check_tree, rewrite


def test_a_constructor_is_called_by_the_language() -> None:
    """Nobody names `initialize`: that of another class does not go with the one that made the assertion."""
    both(
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
    both(
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


def test_what_cannot_be_raised_any_more() -> None:
    """A clause for errors of the key goes with the key, `private` with the last private method."""
    both(
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
    send = SEND.format(path="exchange/jwt", rest="jwt_token: JWT.encode({}, k, 'RS256')", id="i").strip()
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


def test_a_rescue_that_cannot_happen() -> None:
    """Its clause goes, and the statements of `begin` that it stood beside stay."""
    both(
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
    send = SEND.strip().replace("client_secret: s", "client_secret: @secret")
    if after:
        body = send.format(path="token/v3", rest=GRANT, id="@id")
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
                {SEND.format(path="exchange/jwt", id="c.id", rest="jwt_token: jwt").strip()}
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
                {SEND.format(path="token/v3", id="c.id", rest=GRANT).strip()}
            """,
        },
    )


def test_a_script_without_an_ending() -> None:
    """What only `bin/run` calls is called: its first line says that it is Ruby."""
    library = f"""
        class Ims
          attr_accessor :sub, :level

          def token(i, s)
            {SEND.format(path="{path}", id="i", rest="{rest}").strip()}
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
            "ims.rb": library.replace("{path}", "token/v3").replace("{rest}", GRANT).replace(":sub, ", "") + "end\n",
            "bin/run": run.replace("ims.sub = 'x'\n", ""),
        },
    )


def test_a_class_by_its_whole_name() -> None:
    """`Stock::Session.new` uses the class, though the signer that named its constant has gone."""
    both(
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


def test_names_given_side_by_side() -> None:
    """Each goes with the value beside it, the last ones with the statement; a division may be a method."""
    both(
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
