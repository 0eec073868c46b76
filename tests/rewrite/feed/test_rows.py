"""Lists that say what has to be set, by rows or by names that a call takes all at once."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import check_rewritten, rewrite

_ADOBE = """
    import os
    import jwt
    import requests

    class Adobe:
        required = [("client", "str"), ("secret", "str"), ("account", "str"), ("key", "str")]

        def connect(self, client, secret, account, key):
            self.client, self.secret = client, secret
            self.account = account.strip()
            self.key = key.strip()
            self.token = self.fetch()

        def fetch(self):
            assertion = jwt.encode({"sub": self.account}, self.key, algorithm="RS256")
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
                "client_id": self.client,
                "client_secret": self.secret,
                "jwt_token": assertion,
            }).json()["access_token"]

    class Other:
        required = [("user", "str"), ("key", "str")]

        def connect(self, user, key):
            self.token = login(user, key)

    def main(kind):
        info = {name: os.environ[name.upper()] for name, _ in kind.required}
        client = kind()
        client.connect(**info)
        return client.token
"""
_AFTER = """
    import os
    import requests

    class Adobe:
        required = [("client", "str"), ("secret", "str")]

        def connect(self, client, secret, **_):
            self.client, self.secret = client, secret
            self.token = self.fetch()

        def fetch(self):
            return requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data={
                "client_id": self.client,
                "client_secret": self.secret,
                "grant_type": "client_credentials",
                "scope": "openid,AdobeID,read_organizations",
            }).json()["access_token"]

    class Other:
        required = [("user", "str"), ("key", "str")]

        def connect(self, user, key):
            self.token = login(user, key)

    def main(kind):
        info = {name: os.environ[name.upper()] for name, _ in kind.required}
        client = kind()
        client.connect(**info)
        return client.token
"""


def test_a_class_says_what_its_method_takes() -> None:
    """The names go with the parameters, and another class goes on demanding its own; whatever else comes is taken."""
    check_rewritten(_ADOBE, _AFTER, "connect.py")
    assert not any("have a look" in note for note in rewrite({"connect.py": _ADOBE}).plan.notes)


def test_the_rest_of_a_mapping_that_is_read() -> None:
    """A parameter that went would turn up among the rest: it stays, and what demands it is told."""
    text = _ADOBE.replace(
        "account, key):\n            self.client",
        "account, key, **rest):\n            log(rest)\n{}self.client".format(" " * 12),
    )
    result = rewrite({"connect.py": text})
    assert "def connect(self, client, secret, account, key, **rest):" in result.files["connect.py"]
    assert any("still demands key" in note for note in result.plan.notes)


_JAVASCRIPT = """
    class Adobe {
      static required = [['client', 'string'], ['secret', 'string'], ['account', 'string'], ['key', 'string']]

      connect ({ client, secret, account, key }) {
        const assertion = jwt.sign({ sub: account }, key, { algorithm: 'RS256' })
        const form = new URLSearchParams({ client_id: client, client_secret: secret, jwt_token: assertion })
        return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', form)
      }
    }
    const info = {}
    for (const [name] of Adobe.required) {
      if (!process.env[name]) throw new Error(name + ' is missing')
      info[name] = process.env[name]
    }
    new Adobe().connect(info)
"""
_RUBY = """
    class Adobe
      REQUIRED = [[:client, String], [:secret, String], [:account, String], [:key, String]].freeze

      def initialize(client:, secret:, account:, key:)
        @client = client
        @secret = secret
        @account = account
        @key = OpenSSL::PKey::RSA.new(key)
      end

      def token
        jwt = JWT.encode({ 'sub' => @account }, @key, 'RS256')
        Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                            'client_id' => @client, 'client_secret' => @secret, 'jwt_token' => jwt)
      end
    end

    info = Adobe::REQUIRED.to_h { |name, _| [name, ENV.fetch(name.to_s.upcase)] }
    puts Adobe.new(**info).token
"""
_FUNCTION = """
    import os
    import jwt
    import requests

    DEMANDED

    def token(client, secret, account, key):
        assertion = jwt.encode({"sub": account}, key, algorithm="RS256")
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": client, "client_secret": secret, "jwt_token": assertion,
        }).json()

    print(token(**{name: os.environ[name.upper()] for name in needed}))
"""
_TYPED = _FUNCTION.replace("DEMANDED", 'needed = {"client": str, "secret": str, "account": str, "key": str}')
_ANSWERED = _FUNCTION.replace(
    "DEMANDED", 'def needed():\n        return ["client", "secret", "account", "key"]'
).replace("in needed}", "in needed()}")
_KEPT = {
    "adobe.js": (_JAVASCRIPT, "static required = [['client', 'string'], ['secret', 'string']]"),
    "adobe.rb": (_RUBY, "REQUIRED = [[:client, String], [:secret, String]].freeze"),
    "typed.py": (_TYPED, 'needed = {"client": str, "secret": str}'),
    "answered.py": (_ANSWERED, 'return ["client", "secret"]'),
}


@pytest.mark.parametrize("path", _KEPT)
def test_what_a_list_beside_a_function_demands(path: str) -> None:
    """In whatever form a list says what is needed, it says no more than the function takes."""
    text, wanted = _KEPT[path]
    after = rewrite({path: text}, unsafe=False).files[path]
    assert wanted in after
    assert "client_credentials" in after
    assert rewrite({path: after}).plan.files == ()


_PHP = """
    <?php
    class Adobe {
        public const REQUIRED = [['client', 'string'], ['secret', 'string'], ['account', 'string'], ['key', 'string']];
        public function __construct(private $client, private $secret, private $account, private $key) {}
        public function token() {
            $jwt = JWT::encode(['sub' => $this->account], $this->key, 'RS256');
            return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', [
                'client_id' => $this->client, 'client_secret' => $this->secret, 'jwt_token' => $jwt,
            ]);
        }
    }
    foreach (Adobe::REQUIRED as [$name, $type]) {
        $info[$name] = getenv($name) ?: throw new Exception("$name is missing");
    }
    echo (new Adobe(...$info))->token();
"""
_CSHARP = """
    class Adobe
    {
        static readonly (string, Type)[] Required = { ("secret", typeof(string)), ("key", typeof(string)) };
        readonly IDictionary<string, string> _settings;

        Adobe(IDictionary<string, string> settings)
        {
            foreach (var (name, type) in Required)
            {
                if (!settings.ContainsKey(name)) throw new Exception(name);
            }
            _settings = settings;
        }

        async Task<string> Token()
        {
            var credentials = new SigningCredentials(Key(_settings["key"]), SecurityAlgorithms.RsaSha256);
            var token = new JwtSecurityToken(issuer: _settings["org"], signingCredentials: credentials);
            var content = new FormUrlEncodedContent(new[]
            {
                new KeyValuePair<string, string>("client_id", _settings["client"]),
                new KeyValuePair<string, string>("client_secret", _settings["secret"]),
                new KeyValuePair<string, string>("jwt_token", new JwtSecurityTokenHandler().WriteToken(token)),
            });
            return await Http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", content);
        }
    }
"""
_JAVA = """
    class Adobe {
        private static final List<String> REQUIRED = List.of("client", "secret", "account", "key");
        private final Map<String, String> settings;

        Adobe(Map<String, String> settings) {
            for (String name : REQUIRED) {
                if (settings.get(name) == null) { throw new IllegalStateException(name); }
            }
            this.settings = settings;
        }

        String token() {
            Algorithm algorithm = Algorithm.RSA256(null, parse(settings.get("key")));
            String jwt = JWT.create().withSubject(settings.get("account")).sign(algorithm);
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("client_id", settings.get("client"));
            form.add("client_secret", settings.get("secret"));
            form.add("jwt_token", jwt);
            return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
        }
    }
"""
_SPLIT = _FUNCTION.replace("DEMANDED", "needed = '''client secret account key'''.split()")
_TOLD = {"adobe.php": _PHP, "Adobe.cs": _CSHARP, "split.py": _SPLIT}


@pytest.mark.parametrize("path", _TOLD)
def test_what_is_still_demanded_is_told(path: str) -> None:
    """A program that would refuse to start without the key is rewritten only after a look at what demands it."""
    text = dedent(_TOLD[path])
    assert rewrite({path: text}, unsafe=False).plan.files == ()
    assert any("still demands key" in note for note in rewrite({path: text}).plan.notes)


@pytest.mark.parametrize(
    "made", ["List.of({})", "Collections.unmodifiableList(Arrays.asList({}))", "new HashSet<>(Arrays.asList({}))"]
)
def test_a_list_that_java_makes_of_arguments(made: str) -> None:
    """Whatever calls make it: the names go, and nothing demands them."""
    left = '"client", "secret"'
    names = f'{left}, "account", "key"'
    assert f"List.of({names})" in _JAVA
    result = rewrite({"Adobe.java": dedent(_JAVA.replace(f"List.of({names})", made.format(names)))}, unsafe=False)
    assert f"REQUIRED = {made.format(left)};" in result.files["Adobe.java"]
    assert "key" not in result.files["Adobe.java"]
