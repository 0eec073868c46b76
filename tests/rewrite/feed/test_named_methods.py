"""Statements that name a method go with it; what names one to call it keeps it."""

from __future__ import annotations

import pytest

from tests.rewrite.feed.php import ims
from tests.rewrite.feed.ruby import both
from tests.rewrite.harness import check_kept, check_rewritten, check_tree, rewrite

_RUBY = """
    class Client
      def token(i, s)
        SEND
      end

      def jwt
        JWT.encode({{ sub: ENV['ACCOUNT'] }}, pem, 'RS256')
      end

      def pem
        File.read('private.key')
      end

      def plain
        1
      end
      {said}
    end
"""
_RUBY_AFTER = """
    class Client
      def token(i, s)
        SEND
      end

      def plain
        1
      end
      {said}
    end
"""


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("private :jwt, :pem, :plain", "private :plain"),
        ("private %i[pem plain]", "private %i[plain]"),
        ("private(*%i[jwt plain])", "private(*%i[plain])"),
        ("memoize :plain, :pem", "memoize :plain"),
    ],
)
def test_what_is_said_of_a_method_goes_with_it(said: str, left: str) -> None:
    """Ruby raises while it loads a class that hides or remembers a method which it has not."""
    both(_RUBY.format(said=said), _RUBY_AFTER.format(said=left), token="jwt")


def test_a_statement_about_nothing_else_goes() -> None:
    """With the last method that it names, all of it goes; a `private` alone would hide what follows."""
    both(
        """
        class Client
          def self.token(i, s)
            SEND
          end

          private_class_method def self.pem
            File.read('private.key')
          end

          def self.jwt
            JWT.encode({ sub: ENV['ACCOUNT'] }, pem, 'RS256')
          end
          private_class_method :jwt

          def plain
            1
          end
        end
        """,
        """
        class Client
          def self.token(i, s)
            SEND
          end

          def plain
            1
          end
        end
        """,
        token="jwt",
    )


@pytest.mark.parametrize(
    "said", ["before_action :jwt", "alias_method :signed, :jwt", "def each = send(:jwt)", "def all = [self].map(&:jwt)"]
)
def test_a_method_that_is_called_by_its_name_stays(said: str) -> None:
    """A symbol may be all that a call, a hook or a second name has of a method."""
    old = _RUBY.format(said=said).replace(
        "SEND",
        "Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),"
        " client_id: i, client_secret: s, jwt_token: jwt)",
    )
    assert "def jwt" in rewrite({"ims.rb": old}).files["ims.rb"]


def test_an_accessor_that_is_called_stays_beside_a_method_of_its_name() -> None:
    """`company` in one class reads what `attr_reader` offers; that another one has such a method changes nothing."""
    old = """
        class Client
          attr_reader :company, :account

          def initialize(source)
            @company = source.company
            @account = source.account
          end

          def token(i, s)
            SEND
          end

          def headers
            { 'x-gw-ims-org-id' => company }
          end
        end

        class Source
          def company
            'c'
          end
        end
    """
    both(
        old,
        old.replace(", :account", "").replace("            @account = source.account\n", ""),
        token="JWT.encode({ iss: @company, sub: @account }, KEY, 'RS256')",
    )


def test_a_class_that_says_something_of_other_methods_is_kept() -> None:
    """Without a sign-in nothing of it changes."""
    check_kept("class Client\n  def a\n    1\n  end\n  private :a\nend\n", "client.rb")


@pytest.mark.parametrize("said", ["[$this, 'sign']", "array(Signer::class, 'sign')", "'Signer::sign'"])
def test_a_callable_keeps_its_method(said: str) -> None:
    """PHP: what takes a callable calls the method by its name."""
    signer = f"""
        <?php
        class Signer {{
            public function hook() {{
                add_action('init', {said});
            }}

            public function sign() {{
                return JWT::encode(['sub' => getenv('ACCOUNT')], file_get_contents('private.key'), 'RS256');
            }}
        }}
    """
    run = "<?php\n$signer = new Signer();\n$signer->hook();\necho token($i, $s, $signer->sign());\n"
    result = rewrite({"ims.php": ims(after=False), "Signer.php": signer, "run.php": run})
    assert "function sign" in result.files["Signer.php"]


def test_a_function_that_is_mapped_over_stays() -> None:
    """PHP: `array_map('clean', …)` names a function of the file."""
    run = """
        <?php
        function clean($text) {
            return trim($text);
        }
        print_r(array_map('clean', $argv));
        echo token($i, $s, JWT::encode(['sub' => $a], clean($key), 'RS256'));
    """
    result = rewrite({"ims.php": ims(after=False), "run.php": run})
    assert "function clean" in result.files["run.php"]
    assert "JWT::encode" not in result.files["run.php"]


def test_a_method_reference_keeps_its_method() -> None:
    """Java: `this::sign` is a use of the method, though it calls nothing."""
    text = """
        class Ims {
            private final Supplier<String> signer = this::sign;

            String token(String i, String s) throws IOException {
                String body = "client_id=" + i + "&client_secret=" + s + "&jwt_token=" + sign();
                return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", body);
            }

            private String sign() {
                return Jwts.builder().setSubject(System.getenv("ACCOUNT")).signWith(RS256, KEY).compact();
            }
        }
    """
    assert "String sign()" in rewrite({"Ims.java": text}).files["Ims.java"]


_LOGIN = """
    import jwt
    import requests

    __all__ = [{offered}]


    {signed}def token(i, s):
        data = {{"client_id": i, "client_secret": s, {sent}}}
        return requests.post("https://ims-na1.adobelogin.com/ims/{path}", data=data)
"""


def test_what_a_module_offers_and_has_lost_is_offered_no_more() -> None:
    """Python: `import *` fails over a name in `__all__` that is bound to nothing."""
    signed = """def read_pem():
        return open("private.key").read()


    def signed():
        return jwt.encode({"sub": "a"}, read_pem(), algorithm="RS256")


    """
    before = _LOGIN.format(
        offered='"read_pem", "token", "signed"', signed=signed, sent='"jwt_token": signed()', path="exchange/jwt"
    )
    grant = '"grant_type": "client_credentials", "scope": "openid,AdobeID,read_organizations"'
    after = _LOGIN.format(offered='"token"', signed="", sent=grant, path="token/v3").replace("    import jwt\n", "")
    check_rewritten(before, after, "login.py")


def test_an_offered_name_that_is_still_there_stays_offered() -> None:
    """A file without a sign-in offers what it did."""
    offers = {"other.py": '__all__ = ["read_pem"]\n\n\ndef read_pem():\n    return 1\n'}
    check_tree(offers, {})
