"""What fed the assertion in PHP goes; what only looks like it stays."""

from __future__ import annotations

from tests.rewrite.feed.php import GRANT, ims
from tests.rewrite.harness import check_tree, rewrite


def test_a_function_of_another_file() -> None:
    """Calls follow; a variable of the same name in another file is another variable."""
    check_tree(
        {
            "ims.php": ims(after=False),
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
            "ims.php": ims(after=True),
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
            "ims.php": ims(after=False),
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
            "ims.php": ims(after=True),
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
                post(IMS . '/ims/token/v3', ['client_id' => $id, 'client_secret' => $s, {GRANT}]);
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
        "ims.php": ims(after=False),
        "lib/Jwt.php": _SIGN,
        "main.php": _LOADS.format(
            first="require_once __DIR__ . '/lib/Jwt.php';\n", rest=", Jwt::create('private.key')"
        ),
    }
    after = {"ims.php": ims(after=True), "lib/Jwt.php": "", "main.php": _LOADS.format(first="", rest="")}
    check_tree(files, after)


def test_a_file_that_something_else_loads() -> None:
    """Where that cannot be taken out, the rewrite is withdrawn."""
    files = {
        "ims.php": ims(after=False),
        "lib/Jwt.php": _SIGN,
        "main.php": _LOADS.format(
            first="foreach (['Jwt.php'] as $file) require \"lib/$file\";\n", rest=", Jwt::create('private.key')"
        ),
    }
    result = rewrite(files)
    assert result.plan.files == ()
    assert "main.php would load lib/Jwt.php" in result.plan.withdrawn[0].reason


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
            "main.php": main.format(argument="", path="token/v3", entry=GRANT),
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
        {"Client.php": _CLIENT.format(parameter="", argument="", path="token/v3", entry=GRANT)},
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
        {"a.php": after.replace("{path}", "token/v3").replace("{entry}", GRANT)},
    )


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
    """.replace("GRANT", GRANT)
    call = "        login(file_get_contents('private.key'), $error);\n"
    check_tree({"a.php": before + call}, {"a.php": after + "        login($error);\n"})


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
        {"a.php": before.replace("        SIGN\n", "").replace("PATH", "token/v3").replace("ENTRY", GRANT)},
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
        post('https://ims-na1.adobelogin.com/ims/token/v3', ['client_id' => 'i', {GRANT}]);
    """
    check_tree({"a.php": before}, {"a.php": after})
