"""Settings of PHP go with their last reader: constants, options, entries of arrays, fields of forms."""

from __future__ import annotations

from tests.rewrite.feed.php import GRANT, ims
from tests.rewrite.harness import check_tree, rewrite


def test_a_constant_that_others_define() -> None:
    """A question whether it is defined goes once nothing uses it."""
    check_tree(
        {
            "ims.php": ims(after=False),
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
            "ims.php": ims(after=True),
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
            "ims.php": ims(after=False),
            "main.php": """
                <?php
                // usage: main.php [--key FILE] [--out FILE]
                $opts = getopt('', ['key:', 'out:']);
                $jwt = sign($opts['key'] ?? 'private.key');
                file_put_contents($opts['out'], token($id, $secret, $jwt));
            """,
        },
        {
            "ims.php": ims(after=True),
            "main.php": """
                <?php
                // usage: main.php [--out FILE]
                $opts = getopt('', ['out:']);
                file_put_contents($opts['out'], token($id, $secret));
            """,
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
    return text.replace("{entry}", GRANT if after else "'jwt_token' => jwt()").replace("{path}", path)


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
                    'client_id' => $id, 'client_secret' => $settings->get('secret'), {GRANT},
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
                    post('https://ims-na1.adobelogin.com/ims/token/v3', [{GRANT},
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


def test_a_settings_form() -> None:
    """The field of a form, and the link of a chain that stored what was typed into it."""
    check_tree(
        {
            "ims.php": ims(after=False).replace("$secret, $jwt", "$secret").replace("$jwt]", "sign()]")
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
            "ims.php": ims(after=True),
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
        {request.format("token/v3", GRANT)}
        echo isset($o['v']);
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
    after = before.replace(", 'key' => file_get_contents('private.key')", "").replace("'jwt_token' => $jwt", GRANT)
    after = "".join(line for line in after.splitlines(keepends=True) if "$jwt = encode" not in line)
    check_tree({"a.php": before}, {"a.php": after.replace("exchange/jwt", "token/v3")})


def test_an_entry_that_a_function_has_under_another_name() -> None:
    """A map that is handed to functions of the file alone asks for nothing that no entry of it is read for."""
    main = """
        <?php
        function signed($config) {
            return JWT::encode(['iss' => $config['org'], 'sub' => $config['account']], $config['rsa'], 'RS256');
        }
        $c = ['id' => need('ID'), 'org' => need('ORG'), 'account' => need('ACCOUNT'), 'rsa' => need('RSA')];
        echo token($c['id'], need('SECRET'), signed($c));
    """
    check_tree(
        {"ims.php": ims(after=False), "main.php": main},
        {
            "ims.php": ims(after=True),
            "main.php": """
                <?php
                $c = ['id' => need('ID'), 'org' => need('ORG')];
                echo token($c['id'], need('SECRET'));
            """,
        },
    )


def test_a_map_that_is_read_as_a_whole() -> None:
    """What somebody else goes through keeps its entries."""
    main = """
        <?php
        function signed($config) {
            return JWT::encode(['sub' => $config['account']], $config['rsa'], 'RS256');
        }
        $c = ['id' => need('ID'), 'account' => need('ACCOUNT'), 'rsa' => need('RSA')];
        archive($c);
        echo token($c['id'], need('SECRET'), signed($c));
    """
    after = rewrite({"ims.php": ims(after=False), "main.php": main}).files["main.php"]
    assert "'account' => need('ACCOUNT'), 'rsa' => need('RSA')" in after


def test_a_field_that_a_class_fills_for_an_object_of_its_own() -> None:
    """`new static()` is one of the class around it: what nothing reads is asked for no more."""
    config = """
        <?php
        class Config {
            public $id;
            public $account;
            public $rsa;
            public static function read() {
                $c = new static();
                $c->id = need('ID');
                $c->account = need('ACCOUNT');
                $c->rsa = need('RSA');
                return $c;
            }
        }
        $c = Config::read();
        $jwt = JWT::encode(['sub' => $c->account], $c->rsa, 'RS256');
        echo token($c->id, need('SECRET'), $jwt);
    """
    result = rewrite({"ims.php": ims(after=False), "main.php": config}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files["main.php"]
    assert "$c->id = need('ID');" in after
    assert "ACCOUNT" not in after
    assert "rsa" not in after.lower()


def test_a_loop_that_fills_a_map_from_names() -> None:
    """The pair of a key that nothing reads leaves the list that the loop goes through."""
    main = """
        <?php
        $c = [];
        foreach (['id' => 'ID', 'account' => 'ACCOUNT', 'rsa' => 'RSA', 'secret' => 'SECRET'] as $key => $name) {
            $c[$key] = getenv($name);
            if (!$c[$key]) { exit("$name is missing"); }
        }
        $jwt = JWT::encode(['sub' => $c['account']], $c['rsa'], 'RS256');
        echo token($c['id'], $c['secret'], $jwt);
    """
    check_tree(
        {"ims.php": ims(after=False), "main.php": main},
        {
            "ims.php": ims(after=True),
            "main.php": """
                <?php
                $c = [];
                foreach (['id' => 'ID', 'secret' => 'SECRET'] as $key => $name) {
                    $c[$key] = getenv($name);
                    if (!$c[$key]) { exit("$name is missing"); }
                }
                echo token($c['id'], $c['secret']);
            """,
        },
    )


_REFUSED = """
    <?php
    class Config {{
        public $id;
        {fields}
        public function __construct(array $given) {{
            $read = $this->read($given);
            $this->id = data_get($read, 'id');
            {filled}
            throw_if(empty($this->id), MissingSetting::make('id'));
            {refused}
        }}
        private function read(array $given) {{
            $id = $given['id'] ?? config('ims.id');
            {read}
            return compact('id'{names});
        }}
    }}
    $c = new Config(parse_ini_file('ims.ini'));
    {main}
"""


def test_what_is_refused_by_a_condition() -> None:
    """Laravel: settings by the names of variables go, and so does what refuses them, alone or beside another."""
    before = _REFUSED.format(
        fields="public $technicalAccount;\n        public $privateKey;",
        filled="$this->technicalAccount = data_get($read, 'technicalAccount');\n"
        "            $this->privateKey = data_get($read, 'privateKey');",
        refused="throw_if(!$this->technicalAccount, MissingSetting::class, 'No account');\n"
        "            throw_unless($this->id && $this->privateKey, new MissingSetting());",
        read="$technicalAccount = $given['technicalAccount'] ?? config('ims.technicalAccount');\n"
        "            $privateKey = file_get_contents($given['privateKey'] ?? config('ims.private_key'));",
        names=", 'technicalAccount', 'privateKey'",
        main="$jwt = JWT::encode(['sub' => $c->technicalAccount], $c->privateKey, 'RS256');\n"
        "    echo token($c->id, need('SECRET'), $jwt);",
    )
    after = _REFUSED.format(
        fields="",
        filled="",
        refused="throw_unless($this->id, new MissingSetting());",
        read="",
        names="",
        main="echo token($c->id, need('SECRET'));",
    )
    after = "\n".join(line for line in after.splitlines() if line.strip())
    check_tree(
        {"ims.php": ims(after=False), "config.php": before}, {"ims.php": ims(after=True), "config.php": after + "\n"}
    )


def test_plain_names_that_are_put_together() -> None:
    """`account` and `rsa` beside the secret in a `compact`: they go with what refuses them once nothing reads them."""
    main = """
        <?php
        function settings() {
            $id = getenv('ID');
            $secret = getenv('SECRET');
            $account = getenv('ACCOUNT');
            $rsa = getenv('RSA');
            throw_unless($account, new MissingSetting('account'));
            abort_if(!$rsa, 500, 'rsa');
            return compact('id', 'secret', 'account', 'rsa');
        }
        $c = settings();
        $jwt = JWT::encode(['sub' => $c['account']], $c['rsa'], 'RS256');
        echo token($c['id'], $c['secret'], $jwt);
    """
    check_tree(
        {"ims.php": ims(after=False), "main.php": main},
        {
            "ims.php": ims(after=True),
            "main.php": """
                <?php
                function settings() {
                    $id = getenv('ID');
                    $secret = getenv('SECRET');
                    return compact('id', 'secret');
                }
                $c = settings();
                echo token($c['id'], $c['secret']);
            """,
        },
    )


def test_names_that_go_elsewhere() -> None:
    """What `compact` gives to a library is that library's: the variable stays, and what fills it."""
    main = """
        <?php
        $id = getenv('ID');
        $rsa = getenv('RSA');
        echo token($id, getenv('SECRET'), JWT::encode(['sub' => getenv('ACCOUNT')], $rsa, 'RS256'));
        echo view('settings', compact('id', 'rsa'));
    """
    result = rewrite({"ims.php": ims(after=False), "main.php": main})
    assert "$rsa = getenv('RSA');" in result.files["main.php"]
    assert "compact('id', 'rsa')" in result.files["main.php"]
