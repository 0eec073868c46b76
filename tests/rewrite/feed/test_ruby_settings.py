"""Settings of Ruby go with their last reader: members, options, and named arguments, wherever they are handed on."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from tests.rewrite.feed.ruby import GRANT, SEND, both
from tests.rewrite.harness import check_rewritten, check_tree, rewrite


def test_a_member_of_a_struct() -> None:
    """It goes with what is passed for it, by name or by place."""
    both(
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
    both(
        _STRUCT.replace("MADE", "i: 1, s: 2, org: 3, key_file: 'private.key'"),
        after.replace(":org, :key_file, ", "").replace("MADE", "i: 1, s: 2") + "\n",
        token="jwt(c)",
    )
    both(
        _STRUCT.replace("MADE", "**YAML.load_file('adobe.yml'), s: 2"),
        after.replace("MADE", "**YAML.load_file('adobe.yml'), s: 2") + "\n",
        token="jwt(c)",
    )


_FORMS = (
    """
    Login = Struct.new(:i, RSA:s) do
      def self.read = new(*ENV.values_at('I', 'X_RSA', 'S'))
    """,
    """
    A = A
    B = A
    class Login < Struct.new(RSA:i, :s)
      def self.read = new(*%w[X_RSA I S].map { |it| ENV[it] })
    """,
    """
    Login = Data.define(:i, RSA:s) do
      NAMES = { i: 'I', rsa: 'X_RSA', s: 'S' }.freeze
      def self.read = new(**NAMES.transform_values { |name| ENV[name] })
    """,
    """
    Login = Struct.new(:i, RSA:s) do
      def self.read
        new.tap do |login|
          login.i = ENV['I']
          login.rsa = ENV['X_RSA']
        end
      end
    """,
)
_OF_RSA = re.compile(r"\n *login\.rsa[^\n]*|'?X_RSA'?,? |RSA|rsa: ")


@pytest.mark.parametrize("form", _FORMS)
def test_a_member_that_a_struct_reads_itself(form: str) -> None:
    """It goes however the struct is made; a setter of that name of something else stays."""
    reader = "  def signer = OpenSSL::PKey::RSA.new(rsa.gsub('n', 'm'))\n"
    use = "end\ni, s = Login.read.i, Login.read.s\nhttp.rsa = File.read('tls.pem')\nSEND\n"
    before, after = dedent(form).replace("RSA:", ":rsa, :"), dedent(_OF_RSA.sub("", form))
    both(before + reader + use, after + use, token="JWT.encode({ iss: 1 }, Login.read.signer, 'RS256')")


def test_a_struct_that_others_fill() -> None:
    """What is spread into it is known to nobody, and so its member stays."""
    before = "class Login < Struct.new(:i, :s, :pem)\n  def rsa = sign(pem)\nend\nLOGIN = Login.new(*ARGV)\n"
    use = "i, s = LOGIN.i, LOGIN.s\nSEND\n"
    after = before.replace("  def rsa = sign(pem)\n", "")
    both(before + use, after + use, token="JWT.encode({ iss: 1 }, LOGIN.rsa, 'RS256')")


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
                  {SEND.format(path="exchange/jwt", rest="jwt_token: jwt", id="c.id").strip()}
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
                  {SEND.format(path="token/v3", rest=GRANT, id="c.id").strip()}
                end
            """,
        },
    )


def test_settings_of_a_module() -> None:
    """A setting goes with its last reader: where it is declared, given, and handed on in a map."""
    send = SEND.strip()
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
                    {send.format(path="token/v3", rest=GRANT, id="i")}
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


def test_options_that_functions_hand_on() -> None:
    """An option goes with its last reader, whichever function of the file that is, and is required no more."""
    send = SEND.strip().replace("client_secret: s", "client_secret: o[:secret]")
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
                {send.format(path="token/v3", rest=GRANT, id="o[:id]")}
            """
        },
    )


def test_options_that_leave_the_file() -> None:
    """Where the map is handed to something else, nobody knows who reads the option."""
    send = SEND.strip().format(path="exchange/jwt", rest="jwt_token: JWT.encode({}, o[:key], 'RS256')", id="i")
    text = f"o = {{ key: File.read('k') }}\nupload(o)\n{send}\n"
    assert "key: File.read('k')" in rewrite({"ims.rb": text}).files["ims.rb"]


def test_a_name_that_says_nothing() -> None:
    """What the claim `sub` was made of goes, whatever it is called: from defaults, options, and what is required."""
    both(
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
        _FACTORY.format(send=SEND.format(path="exchange/jwt", id="i", rest=_PASSES).strip(), log=""),
        after.replace(", private_key: ENV['KEY']", "").format(
            send=SEND.format(path="token/v3", id="i", rest=GRANT).strip(), log=""
        ),
        "ims.rb",
    )


def test_named_arguments_that_are_read_on_the_way() -> None:
    """Where the factory looks at them itself, the constructor still takes what it no longer demands."""
    text = _FACTORY.format(send=SEND.format(path="exchange/jwt", id="i", rest=_PASSES).strip(), log="log(options); ")
    after = rewrite({"ims.rb": text}).files["ims.rb"]
    assert "private_key: nil)" in after
    assert "ENV['KEY']" not in after


def test_an_entry_for_a_constructor_with_a_hash() -> None:
    """`Client.new(private_key: …)` gives the program's own class what it reads as `opts[:private_key]`."""
    both(
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
    both(before, after, token="jwt")
