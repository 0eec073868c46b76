"""What fed the assertion in PHP goes; what only looks like it stays."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_tree, rewrite

_SEND = """
    function token($id, $secret, {parameter}) {{
        $fields = ['client_id' => $id, 'client_secret' => $secret, {entry}];
        return post('https://ims-na1.adobelogin.com/ims/{path}', $fields);
    }}
"""
_GRANT = "'grant_type' => 'client_credentials', 'scope' => 'openid,AdobeID,read_organizations'"


def _ims(*, after: bool) -> str:
    if after:
        text = _SEND.format(parameter="", entry=_GRANT, path="token/v3").replace("$secret, )", "$secret)")
    else:
        text = _SEND.format(parameter="$jwt", entry="'jwt_token' => $jwt", path="exchange/jwt")
    return f"<?php\n{text}"


def test_a_function_of_another_file() -> None:
    """Calls follow; a variable of the same name in another file is another variable."""
    check_tree(
        {
            "ims.php": _ims(after=False),
            "sign.php": """
                <?php
                function sign($key) {
                    $token = ['sub' => 'x'];
                    return encode($token, $key);
                }
            """,
            "main.php": """
                <?php
                $jwt = sign(file_get_contents('private.key'));
                $token = token($a, $b, $jwt);
                echo $token;
            """,
        },
        {
            "ims.php": _ims(after=True),
            "sign.php": "",
            "main.php": """
                <?php
                $token = token($a, $b);
                echo $token;
            """,
        },
    )


def test_a_promoted_parameter() -> None:
    """It goes with the named argument that a factory of the class itself passes."""
    check_tree(
        {
            "ims.php": _ims(after=False),
            "settings.php": """
                <?php
                final class Settings
                {
                    public function __construct(
                        public string $id,
                        public string $keyPath,
                    ) {
                    }

                    public static function read(): self
                    {
                        return new self(id: getenv('ID'), keyPath: getenv('KEY_PATH'));
                    }
                }
            """,
            "main.php": """
                <?php
                $settings = Settings::read();
                $jwt = sign($settings->keyPath);
                echo token($settings->id, 's', $jwt);
            """,
        },
        {
            "ims.php": _ims(after=True),
            "settings.php": """
                <?php
                final class Settings
                {
                    public function __construct(
                        public string $id,
                    ) {
                    }

                    public static function read(): self
                    {
                        return new self(id: getenv('ID'));
                    }
                }
            """,
            "main.php": """
                <?php
                $settings = Settings::read();
                echo token($settings->id, 's');
            """,
        },
    )


def test_a_constant_that_others_define() -> None:
    """A question whether it is defined goes once nothing uses it."""
    check_tree(
        {
            "ims.php": _ims(after=False),
            "main.php": """
                <?php
                function ready() {
                    return defined('SHOP_ID') && defined('SHOP_KEY');
                }
                $jwt = sign(SHOP_KEY);
                echo token(SHOP_ID, SHOP_SECRET, $jwt);
            """,
        },
        {
            "ims.php": _ims(after=True),
            "main.php": """
                <?php
                function ready() {
                    return defined('SHOP_ID');
                }
                echo token(SHOP_ID, SHOP_SECRET);
            """,
        },
    )


def test_an_option_nobody_reads() -> None:
    """`getopt` no longer takes it, the usage no longer names it; the others stay."""
    check_tree(
        {
            "ims.php": _ims(after=False),
            "main.php": """
                <?php
                // usage: main.php [--key FILE] [--out FILE]
                $opts = getopt('', ['key:', 'out:']);
                $jwt = sign($opts['key'] ?? 'private.key');
                file_put_contents($opts['out'], token($id, $secret, $jwt));
            """,
        },
        {
            "ims.php": _ims(after=True),
            "main.php": """
                <?php
                // usage: main.php [--out FILE]
                $opts = getopt('', ['out:']);
                file_put_contents($opts['out'], token($id, $secret));
            """,
        },
    )


def test_a_constant_after_a_dot() -> None:
    """The dot joins strings: what follows it is a constant, and one that is read somewhere stays."""
    check_tree(
        {
            "ims.php": """
                <?php
                define('IMS', 'https://ims-na1.adobelogin.com');
                define('SCOPE', 'ent_user_sdk');
                $jwt = sign(['aud' => IMS . '/c/' . $id, IMS . '/s/' . SCOPE => true]);
                post(IMS . '/ims/exchange/jwt', ['client_id' => $id, 'client_secret' => $s, 'jwt_token' => $jwt]);
            """
        },
        {
            "ims.php": f"""
                <?php
                define('IMS', 'https://ims-na1.adobelogin.com');
                post(IMS . '/ims/token/v3', ['client_id' => $id, 'client_secret' => $s, {_GRANT}]);
            """
        },
    )


_SHARED = """
    <?php
    require 'config.php';
    function jwt() {
        global $adobe;
        $key = file_get_contents($adobe['key']) or die('cannot read ' . $adobe['key']);
        return encode(['sub' => $adobe['sub'], 'aud' => 'https://ims-na1.adobelogin.com/c/x'], $key);
    }
    $fields = ['client_id' => $adobe['id'], 'client_secret' => $adobe['secret'], {entry}];
    post('https://ims-na1.adobelogin.com/ims/{path}', $fields);
"""


def _shared(*, after: bool) -> str:
    text = _SHARED if not after else _SHARED[: _SHARED.index("function")] + _SHARED[_SHARED.index("$fields") :]
    path = "token/v3" if after else "exchange/jwt"
    return text.replace("{entry}", _GRANT if after else "'jwt_token' => jwt()").replace("{path}", path)


def test_an_entry_that_files_share() -> None:
    """A short key of an array that every file uses for its entries alone goes with its last reader."""
    check_tree(
        {
            "config.php": "<?php\n$adobe['id'] = 'i';\n$adobe['secret'] = 's';\n$adobe['sub'] = 'a';\n"
            "$adobe['key'] = 'k.txt';\n",
            "ims.php": _shared(after=False),
        },
        {
            "config.php": "<?php\n$adobe['id'] = 'i';\n$adobe['secret'] = 's';\n",
            "ims.php": _shared(after=True),
        },
    )


def test_an_array_that_goes_elsewhere() -> None:
    """Where the array itself is handed on, nobody knows who reads its entries."""
    before = {
        "config.php": "<?php\n$adobe['id'] = 'i';\n$adobe['secret'] = 's';\n$adobe['key'] = 'k';\n$adobe['sub'] = 'a';",
        "ims.php": _shared(after=False),
        "other.php": "<?php\nrequire 'config.php';\nupload($adobe);\n",
    }
    check_tree(before, {"ims.php": _shared(after=True)})


def test_a_branch_for_a_key() -> None:
    """A loop over settings has no branch any more for the one that has gone, and keeps what it does with the others."""
    check_tree(
        {
            "settings.php": """
                <?php
                class Settings {
                    private $fields = ['secret' => 'Secret', 'private_key' => 'Key'];
                    function show() {
                        foreach ($this->fields as $name => $label) {
                            if ('private_key' === $name) {
                                area($label);
                            } else {
                                input($label);
                            }
                        }
                        return $type === 'private_key' ? 'area' : 'input';
                    }
                    function ready() {
                        return $this->get('secret') !== '' && $this->getPrivateKey() !== '';
                    }
                    function getPrivateKey() {
                        return $this->get('private_key');
                    }
                }
            """,
            "ims.php": """
                <?php
                $jwt = encode(['aud' => 'https://ims-na1.adobelogin.com/c/x'], $settings->getPrivateKey());
                log_message('debug', 'the JWT is ' . substr($jwt, 0, 9));
                post('https://ims-na1.adobelogin.com/ims/exchange/jwt', [
                    'client_id' => $id, 'client_secret' => $settings->get('secret'), 'jwt_token' => $jwt,
                ]);
            """,
        },
        {
            "settings.php": """
                <?php
                class Settings {
                    private $fields = ['secret' => 'Secret'];
                    function show() {
                        foreach ($this->fields as $name => $label) {
                            input($label);
                        }
                        return 'input';
                    }
                    function ready() {
                        return $this->get('secret') !== '';
                    }
                }
            """,
            "ims.php": f"""
                <?php
                post('https://ims-na1.adobelogin.com/ims/token/v3', [
                    'client_id' => $id, 'client_secret' => $settings->get('secret'), {_GRANT},
                ]);
            """,
        },
    )


def test_conditions_in_each_other() -> None:
    """What only asked for options of the old flow goes around the request, which moves left; a flag of others stays."""
    check_tree(
        {
            "cli.php": """
                <?php
                $usage = false;
                $options = getopt("i:s:k:u:");
                if (isset($options["s"])) {
                    if (isset($options["k"])) {  // the key
                        $file = $options["k"];
                        if (is_file($file)) {
                            if (isset($options["u"])) {
                                $jwt = encode(['sub' => $options["u"]], file_get_contents($file));

                                post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['jwt_token' => $jwt,
                                    'client_id' => $options["i"], 'client_secret' => $options["s"]]);
                            } else {
                                $usage = true;
                            }
                        }
                    } else {
                        $usage = true;
                    }
                } else {
                    $usage = true;
                }
                if ($usage) {
                    echo "usage";
                }
            """
        },
        {
            "cli.php": f"""
                <?php
                $usage = false;
                $options = getopt("i:s:");
                if (isset($options["s"])) {{
                    post('https://ims-na1.adobelogin.com/ims/token/v3', [{_GRANT},
                        'client_id' => $options["i"], 'client_secret' => $options["s"]]);
                }} else {{
                    $usage = true;
                }}
                if ($usage) {{
                    echo "usage";
                }}
            """
        },
    )


_SIGN = """
    <?php
    class Jwt {
        static function create($key) {
            openssl_sign('{"aud":"https://ims-na1.adobelogin.com/c/x"}', $signature, file_get_contents($key));
            return $signature;
        }
    }
"""
_LOADS = "<?php\n{first}require 'ims.php';\necho token('i', 's'{rest});\n"


def test_a_file_that_goes() -> None:
    """Nothing requires a file of which nothing is left."""
    files = {
        "ims.php": _ims(after=False),
        "lib/Jwt.php": _SIGN,
        "main.php": _LOADS.format(
            first="require_once __DIR__ . '/lib/Jwt.php';\n", rest=", Jwt::create('private.key')"
        ),
    }
    after = {"ims.php": _ims(after=True), "lib/Jwt.php": "", "main.php": _LOADS.format(first="", rest="")}
    check_tree(files, after)


def test_a_file_that_something_else_loads() -> None:
    """Where that cannot be taken out, the rewrite is withdrawn."""
    files = {
        "ims.php": _ims(after=False),
        "lib/Jwt.php": _SIGN,
        "main.php": _LOADS.format(
            first="foreach (['Jwt.php'] as $file) require \"lib/$file\";\n", rest=", Jwt::create('private.key')"
        ),
    }
    result = rewrite(files)
    assert result.plan.files == ()
    assert "main.php would load lib/Jwt.php" in result.plan.withdrawn[0].reason


def test_a_settings_form() -> None:
    """The field of a form, and the link of a chain that stored what was typed into it."""
    check_tree(
        {
            "ims.php": _ims(after=False).replace("$secret, $jwt", "$secret").replace("$jwt]", "sign()]")
            + """
    function sign() {
        return encode(['aud' => 'https://ims-na1.adobelogin.com/c/x'], config()->get('private_key'));
    }
""",
            "form.php": """
                <?php
                function build($form, $config) {
                    $form['secret'] = ['#type' => 'password'];
                    $form['private_key'] = [
                        '#type' => 'textarea',
                        '#value' => $config->get('private_key'),
                    ];
                    return $form;
                }
                function submit($state) {
                    config()
                        ->set('secret', $state->get('secret'))
                        ->set('private_key', $state->get('private_key'))
                        ->save();
                }
            """,
        },
        {
            "ims.php": _ims(after=True),
            "form.php": """
                <?php
                function build($form, $config) {
                    $form['secret'] = ['#type' => 'password'];
                    return $form;
                }
                function submit($state) {
                    config()
                        ->set('secret', $state->get('secret'))
                        ->save();
                }
            """,
        },
    )


_FACTORY = """
    <?php
    namespace App;
    class TokenFactory {{
        private $host;
{field}        public function __construct(string $host{parameter}) {{
            $this->host = $host;
{given}        }}
{method}        public function host() {{
            return $this->host;
        }}
    }}
"""


def test_a_method_that_others_have_too() -> None:
    """`create` of a class that the program does not define is another one; a class may be named with its namespace."""
    main = """
        <?php
        $client = HttpClient::create();
        $factory = new App\\TokenFactory('h'{argument});
        $client->post($factory->host() . '/ims/{path}', ['client_id' => $id, 'client_secret' => $secret, {entry}]);
    """
    method = (
        "    public function create($id) {\n        return encode(['aud' => "
        "'https://ims-na1.adobelogin.com/c/' . $id], $this->key);\n    }\n"
    )
    before = _FACTORY.format(
        field="        private $key;\n",
        parameter=", string $privateKey",
        given="            $this->key = $privateKey;\n",
        method=method.replace("    ", "        ", 1).replace("\n    ", "\n        "),
    )
    check_tree(
        {
            "main.php": main.format(
                argument=", $_SERVER['KEY']", path="exchange/jwt", entry="'jwt_token' => $factory->create($id)"
            ),
            "TokenFactory.php": before,
        },
        {
            "main.php": main.format(argument="", path="token/v3", entry=_GRANT),
            "TokenFactory.php": _FACTORY.format(field="", parameter="", given="", method=""),
        },
    )


def test_a_key_that_callers_still_have_to_pass() -> None:
    """A parameter for the key that has to stay, since nobody knows the callers, is told of."""
    text = """
        <?php
        function login($id, $secret, $privateKey) {
            $jwt = encode(['aud' => 'https://ims-na1.adobelogin.com/c/' . $id], $privateKey);
            return post('https://ims-na1.adobelogin.com/ims/exchange/jwt',
                ['client_id' => $id, 'client_secret' => $secret, 'jwt_token' => $jwt]);
        }
        call_user_func_array('login', $argv);
    """
    told = " ".join(rewritten.instruction for rewritten in rewrite({"a.php": text}).plan.rewrites.values())
    assert "still asks for privateKey" in told


_CLIENT = """
    <?php
    namespace App;
    class Client {{
        private function __construct(private string $id, private string $secret{parameter}) {{
        }}
        public static function load(array $conf) {{
            return new self($conf['id'], $conf['secret']{argument});
        }}
        public function token() {{
            return post('https://ims-na1.adobelogin.com/ims/{path}', [
                'client_id' => $this->id, 'client_secret' => $this->secret, {entry},
            ]);
        }}
    }}
"""


def test_what_names_a_class_constructs_none() -> None:
    """`Client::load($conf)` and `Client::class` take no argument of the constructor."""
    container = "<?php\n$app->bind(App\\Client::class, fn () => App\\Client::load($conf));\n"
    token = "encode(['aud' => 'https://ims-na1.adobelogin.com/c/' . $this->id], $this->key)"
    check_tree(
        {
            "Client.php": _CLIENT.format(
                parameter=", private string $key",
                argument=", file_get_contents($conf['key'])",
                path="exchange/jwt",
                entry=f"'jwt_token' => {token}",
            ),
            "container.php": container,
        },
        {"Client.php": _CLIENT.format(parameter="", argument="", path="token/v3", entry=_GRANT)},
    )


def test_the_same_word_in_a_function_that_went() -> None:
    """`$result` of the signing function is another one than that of the script, which stays."""
    before = """
        <?php
        /**
         * Signs in.
         *
         * @param string $jwt the assertion
         * @param string $id
         */
        function login($jwt, $id) {
            post('https://ims-na1.adobelogin.com/ims/{path}', ['client_id' => $id, 'client_secret' => 's', {entry}]);
        }
        function sign($key) {
            $result = openssl_sign('{"aud":"https://ims-na1.adobelogin.com/c/x"}', $signature, $key, 'sha256');
            return $result ? $signature : null;
        }
        $result = login(sign(file_get_contents('private.key')), 'i');
        echo "Result: " . $result;
    """
    start, end = before.index("        function sign"), before.index("        $result = login")
    after = before[:start] + before[end:].replace("sign(file_get_contents('private.key')), ", "")
    after = after.replace("         * @param string $jwt the assertion\n", "").replace("($jwt, $id)", "($id)")
    check_tree(
        {"a.php": before.replace("{path}", "exchange/jwt").replace("{entry}", "'jwt_token' => $jwt")},
        {"a.php": after.replace("{path}", "token/v3").replace("{entry}", _GRANT)},
    )


def test_letters_of_getopt() -> None:
    """In one text, or in several that dots join; the question for two of them at once goes with both."""
    request = "post('https://ims-na1.adobelogin.com/ims/{}', ['client_id' => $o['i'], 'client_secret' => $o['s'], {}]);"
    before = f"""
        <?php
        // usage: a.php -i id -s secret -k keyfile -u subject [-v]
        $o = getopt(''
            . 'i:'  // id
            . 's:'  // secret
            . 'k:'  // key
            . 'u:v'
        );
        if (isset($o['k']) && isset($o['u'])) {{
            $jwt = encode(['sub' => $o['u']], file_get_contents($o['k']));
            {request.format("exchange/jwt", "'jwt_token' => $jwt")}
        }} else {{
            echo "usage";
        }}
        echo isset($o['v']);
    """
    after = f"""
        <?php
        // usage: a.php -i id -s secret [-v]
        $o = getopt(''
            . 'i:'  // id
            . 's:'  // secret
            . 'v'
        );
        {request.format("token/v3", _GRANT)}
        echo isset($o['v']);
    """
    check_tree({"a.php": before}, {"a.php": after})


def test_a_word_of_the_fault_before_the_end() -> None:
    """`$error = 'no JWT'; return false;` only complains; a flag that something else reads does more."""
    before = """
        <?php
        function login($key, &$error = null) {
            $jwt = encode(['aud' => 'https://ims-na1.adobelogin.com/c/x'], $key);
            if ($jwt === null) {
                $error = 'no JWT';
                return false;
            }
            post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['client_id' => 'i', 'jwt_token' => $jwt]);
        }
    """
    after = """
        <?php
        function login(&$error = null) {
            post('https://ims-na1.adobelogin.com/ims/token/v3', ['client_id' => 'i', GRANT]);
        }
    """.replace("GRANT", _GRANT)
    call = "        login(file_get_contents('private.key'), $error);\n"
    check_tree({"a.php": before + call}, {"a.php": after + "        login($error);\n"})


def test_a_token_class_that_nobody_found() -> None:
    """The class that is handed the answer counts its life, whatever else its file holds."""
    token = """
        <?php
        class Token {
            static function from(array $r) {
                return new self($r['access_token'], time() + (int) round($r['expires_in']DIVISION));
            }
        }
    """
    login = """
        <?php
        Token::from(post('https://ims-na1.adobelogin.com/ims/PATH', ['client_id' => 'i', ENTRY]));
    """
    other = "<?php\nclass Other { function f($r) { return $r['expires_in'] / 1000; } }\n"
    check_tree(
        {
            "Token.php": token.replace("DIVISION", " / 1000"),
            "login.php": login.replace("PATH", "exchange/jwt").replace("ENTRY", "'jwt_token' => jwt()"),
            "Other.php": other,
        },
        {
            "Token.php": token.replace("DIVISION", ""),
            "login.php": login.replace("PATH", "token/v3").replace("ENTRY", _GRANT),
        },
    )


def test_a_request_that_nobody_calls_here() -> None:
    """A method of the signing library has the name of the one that signs in: that one stays, whoever calls it."""
    before = """
        <?php
        class Ims {
            public function token() {
                return post('https://ims-na1.adobelogin.com/ims/PATH', ['client_id' => 'i', ENTRY]);
            }
        SIGN
        }
    """
    sign = """
            private function jwt() {
                return builder()->aud('https://ims-na1.adobelogin.com/c/x')->sign(file_get_contents('private.key'))->token();
            }
    """.strip("\n").rstrip()
    check_tree(
        {
            "a.php": before.replace("SIGN", "\n" + sign)
            .replace("PATH", "exchange/jwt")
            .replace("ENTRY", "'jwt_token' => $this->jwt()")
        },
        {"a.php": before.replace("        SIGN\n", "").replace("PATH", "token/v3").replace("ENTRY", _GRANT)},
    )


def test_a_variable_that_a_call_fills() -> None:
    """`openssl_pkey_export($key, $pem)` goes with the last reader of `$pem`; so does the question whether it could."""
    before = """
        <?php
        $store = file_get_contents('private.p12');
        if (!openssl_pkcs12_read($store, $certs, 'secret')) {
            die('no key');
        }
        openssl_pkey_export($certs['pkey'], $pem);
        $jwt = encode(['aud' => 'https://ims-na1.adobelogin.com/c/x'], $pem);
        post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['client_id' => 'i', 'jwt_token' => $jwt]);
    """
    after = f"""
        <?php
        post('https://ims-na1.adobelogin.com/ims/token/v3', ['client_id' => 'i', {_GRANT}]);
    """
    check_tree({"a.php": before}, {"a.php": after})


def test_a_short_key_whose_value_is_the_key() -> None:
    """In an array that a class of the program is made with, what it says tells what it is."""
    before = """
        <?php
        class Ims {
            function __construct(array $settings) { $this->settings = $settings; }
            function token() {
                $jwt = encode(['aud' => 'https://ims-na1.adobelogin.com/c/x'], $this->settings['key']);
                return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['id' => 1, 'jwt_token' => $jwt]);
            }
        }
        $common = ['level' => 1];
        $ims = new Ims($common + ['org' => 'x', 'key' => file_get_contents('private.key')]);
        echo $ims->token(), $ims->settings['org'];
    """
    after = before.replace(", 'key' => file_get_contents('private.key')", "").replace("'jwt_token' => $jwt", _GRANT)
    after = "".join(line for line in after.splitlines(keepends=True) if "$jwt = encode" not in line)
    check_tree({"a.php": before}, {"a.php": after.replace("exchange/jwt", "token/v3")})


_HTTP = """
    <?php
    namespace Acme;
    USE
    function login() {
        return Http::post('https://ims-na1.adobelogin.com/ims/PATH', ['client_id' => 'i', ENTRY]);
    }
"""


@pytest.mark.parametrize(
    ("use", "sends"),
    [
        ("use Illuminate\\Support\\Facades\\Http;", "Http::asForm()->post"),
        ("use Illuminate\\Support\\Facades\\{Cache, Http};", "Http::asForm()->post"),
        ("use Acme\\Util\\Http;", "Http::post"),
        ("// its own class of the namespace", "Http::post"),
    ],
)
def test_whose_http_it_is(use: str, sends: str) -> None:
    """Only Laravel's facade sends JSON unless it is told otherwise; a class of the program is left as it is."""
    text = _HTTP.replace("USE", use)
    check_tree(
        {"a.php": text.replace("PATH", "exchange/jwt").replace("ENTRY", "'jwt_token' => jwt()")},
        {"a.php": text.replace("PATH", "token/v3").replace("ENTRY", _GRANT).replace("Http::post", sends)},
    )


def test_a_class_of_the_global_namespace() -> None:
    """Without a namespace the name may be Laravel's alias, unless the program defines it."""
    text = _HTTP.replace("    namespace Acme;\n    USE\n", "").replace("PATH", "exchange/jwt")
    text = text.replace("ENTRY", "'jwt_token' => jwt()")
    assert "Http::asForm()->post" in rewrite({"a.php": text}).files["a.php"]
    own = "<?php\nclass Http { static function post($url, $fields) {} }\n"
    assert "Http::post" in rewrite({"a.php": text, "Http.php": own}).files["a.php"]


_HELPER = """
    <?php
    function send($url, PARAMETER) {
        $c = curl_init($url);
        curl_setopt($c, CURLOPT_POSTFIELDS, GIVEN);
        return curl_exec($c);
    }
"""
_LOGIN = """
    <?php
    require 'http.php';
    $data = ['client_id' => 'i', ENTRY];
    echo send('https://ims-na1.adobelogin.com/ims/PATH', DATA);
"""


def _sent(parameter: str, given: str, *, path: str, entry: str, data: str = "$data") -> dict[str, str]:
    return {
        "http.php": _HELPER.replace("PARAMETER", parameter).replace("GIVEN", given),
        "login.php": _LOGIN.replace("PATH", path).replace("ENTRY", entry).replace("DATA", data),
    }


def test_a_helper_that_hands_an_array_to_curl() -> None:
    """Urlencoded in the call; in the helper, where that takes nothing but an array; not where it does so itself."""
    for parameter, given, after, data in (
        ("$fields", "$fields", "$fields", "http_build_query($data)"),
        ("array $fields", "$fields", "http_build_query($fields)", "$data"),
        ("$fields", "http_build_query($fields)", "http_build_query($fields)", "$data"),
    ):
        check_tree(
            _sent(parameter, given, path="exchange/jwt", entry="'jwt_token' => jwt()"),
            _sent(parameter, after, path="token/v3", entry=_GRANT, data=data),
        )
