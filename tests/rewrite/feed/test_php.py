"""What fed the assertion in PHP goes; what only looks like it stays."""

from __future__ import annotations

from tests.rewrite.harness import check_tree

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
