"""Arguments by position: one that nothing reads any more goes, and those after it move up, wherever they stand."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten, check_tree, rewrite

_HEAD = "URL=https://ims-na1.adobelogin.com/ims/{path}\n"
_OLD = '-d jwt_token="$(./sign "$KEY")"'
_NEW = "-d grant_type=client_credentials -d scope=openid,AdobeID,read_organizations"
_SEND = 'curl "$URL" -d client_id="$ID" -d client_secret="$SECRET" {rest}\necho "$OUT"\n'


def _script(*, old: bool) -> str:
    if old:
        return (
            "#!/bin/sh\n# usage: token.sh ID KEY_FILE SECRET [OUT]\n# $1: the id\n# $2: path of the key\n"
            '[ $# -lt 3 ] && { echo "usage: $0 ID KEY_FILE SECRET [OUT]" >&2; exit 1; }\n'
            f"ID=$1\nKEY=$2\nSECRET=$3\nOUT=${{4:-out}}\n{_HEAD.format(path='exchange/jwt')}{_SEND.format(rest=_OLD)}"
        )
    return (
        "#!/bin/sh\n# usage: token.sh ID SECRET [OUT]\n# $1: the id\n"
        '[ $# -lt 2 ] && { echo "usage: $0 ID SECRET [OUT]" >&2; exit 1; }\n'
        f"ID=$1\nSECRET=$2\nOUT=${{3:-out}}\n{_HEAD.format(path='token/v3')}{_SEND.format(rest=_NEW)}"
    )


def test_a_script_and_those_who_run_it() -> None:
    """Other scripts, the step of a pipeline and the command of a README follow; what the caller had for it goes."""
    check_tree(
        {
            "token.sh": _script(old=True),
            "run.sh": '#!/bin/sh\nKEY_FILE=private.key\nbash ./token.sh "$ID" "$KEY_FILE" "$SECRET" day > log\n',
            "ci.yml": 'job:\n  script:\n    - ./token.sh "$ID" private.key "$SECRET"\n',
            "README.md": "```\n./token.sh ID KEY_FILE SECRET\n```\n",
        },
        {
            "token.sh": _script(old=False),
            "run.sh": '#!/bin/sh\nbash ./token.sh "$ID" "$SECRET" day > log\n',
            "ci.yml": 'job:\n  script:\n    - ./token.sh "$ID" "$SECRET"\n',
            "README.md": "```\n./token.sh ID SECRET\n```\n",
        },
    )


def test_a_call_that_is_not_followed() -> None:
    """Where nobody can tell which word is which, all keep their places, and the rewrite needs a look."""
    result = rewrite({"token.sh": _script(old=True), "run.sh": './token.sh "$@"\n'})
    assert "SECRET=$3" in result.files["token.sh"]
    assert result.files["run.sh"] == './token.sh "$@"\n'
    assert any("run.sh runs token.sh" in note for note in result.plan.notes)


def test_arguments_that_are_taken_together() -> None:
    """With `shift` the script counts by itself: each keeps its place."""
    text = _script(old=True).replace("ID=$1\n", "ID=$1\nshift\n")
    assert "SECRET=$3" in rewrite({"token.sh": text}).files["token.sh"]


def test_a_function_that_gets_what_the_script_gets() -> None:
    """`main "$@"`: its arguments are those of the script."""
    before = f'main() {{\n  ID=$1\n  KEY=$2\n  SECRET=$3\n  {_SEND.format(rest=_OLD)}}}\nmain "$@"\n'
    after = f'main() {{\n  ID=$1\n  SECRET=$2\n  {_SEND.format(rest=_NEW)}}}\nmain "$@"\n'
    check_tree(
        {"t.sh": _HEAD.format(path="exchange/jwt") + before, "run.sh": "./t.sh i key s\n"},
        {"t.sh": _HEAD.format(path="token/v3") + after, "run.sh": "./t.sh i s\n"},
    )


def test_a_function_of_a_shell() -> None:
    """An argument in between goes from every call; what the script had for it goes, too."""
    before = (
        f"# $1 id\n# $2 key\n# $3 secret\nask() {{\n  ID=$1 KEY=$2 SECRET=$3\n  {_SEND.format(rest=_OLD)}}}\n"
        'PEM=${PEM:?}\nask a "$PEM" "$S"\n'
    )
    after = f'# $1 id\n# $2 secret\nask() {{\n  ID=$1 SECRET=$2\n  {_SEND.format(rest=_NEW)}}}\nask a "$S"\n'
    check_rewritten(_HEAD.format(path="exchange/jwt") + before, _HEAD.format(path="token/v3") + after, "a.sh")


_PHP = """<?php
/* Usage: php token.php <org> <account> <key> <id> [<out>] */
if ({count}) {{
    exit("Usage: {{$argv[0]}} {usage}\\n");
}}
{take}
$ch = curl_init("https://ims-na1.adobelogin.com/ims/{path}");
curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query([
    'client_id' => $id,
    'client_secret' => getenv('SECRET'),
{rest}
]));
echo curl_exec($ch), $org, $out;
"""
_GRANT = (
    "    'grant_type' => 'client_credentials',\n"
    "    'scope' => (getenv('SCOPES') ?: 'openid,AdobeID,read_organizations'),"
)
_SIGN = "    'jwt_token' => JWT::encode(['sub' => $account], file_get_contents($key), 'RS256'),"


def test_a_list_of_php() -> None:
    """The place in the list goes with the argument."""
    check_rewritten(
        _PHP.format(
            count="$argc < 5",
            usage="<org> <account> <key> <id>",
            take="list(, $org, $account, $key, $id) = $argv;\n$out = $argv[5] ?? 'out';",
            path="exchange/jwt",
            rest=_SIGN,
        ),
        _PHP.format(
            count="$argc < 3",
            usage="<org> <id>",
            take="list(, $org, $id) = $argv;\n$out = $argv[3] ?? 'out';",
            path="token/v3",
            rest=_GRANT,
        ).replace("<org> <account> <key> <id> [<out>]", "<org> <id> [<out>]"),
        "token.php",
    )


_RUBY = """# usage: token.rb {usage}
abort 'usage' if ARGV.size < {count}
{take}
puts Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/{path}'), client_id: id, client_secret: s, {rest}).body
"""
_RUBY_SIGN = "jwt_token: JWT.encode({ sub: account }, OpenSSL::PKey::RSA.new(File.read(key)), 'RS256')"
_RUBY_GRANT = "grant_type: 'client_credentials', scope: 'openid,AdobeID,read_organizations'"


def test_arguments_of_ruby() -> None:
    """Taken apart at once, by number, or one after the other."""
    ways = (
        ("id, account, key, s = ARGV", "id, s = ARGV"),
        ("id = ARGV[0]\naccount = ARGV[1]\nkey = ARGV.fetch(2)\ns = ARGV[3]", "id = ARGV[0]\ns = ARGV[1]"),
        (
            "id = ARGV.shift\naccount = ARGV.shift\nkey = ARGV.shift\ns = ARGV.shift",
            "id = ARGV.shift\ns = ARGV.shift",
        ),
    )
    for before, after in ways:
        check_tree(
            {
                "token.rb": _RUBY.format(
                    usage="ID ACCOUNT KEY SECRET", count=4, take=before, path="exchange/jwt", rest=_RUBY_SIGN
                ),
                "run.sh": "ruby token.rb i a k s\n",
            },
            {
                "token.rb": _RUBY.format(usage="ID SECRET", count=2, take=after, path="token/v3", rest=_RUBY_GRANT),
                "run.sh": "ruby token.rb i s\n",
            },
        )


def test_an_organisation_keeps_its_place() -> None:
    """Those who run a script go on saying whose it is: as an argument, and as an option."""
    sign = (
        '-d jwt_token="$(printf \'{"iss":"%s","aud":"https://ims-na1.adobelogin.com/c/x"}\' "$ORG" | ./sign "$KEY")"\n'
    )
    send = 'curl "$URL" -d client_id="$ID" -d client_secret="$SECRET" '
    old, new = _HEAD.format(path="exchange/jwt"), _HEAD.format(path="token/v3")
    check_rewritten(
        f"{old}ID=$1\nORG=$2\nKEY=$3\nSECRET=$4\n{send}{sign}",
        f"{new}ID=$1\nORG=$2\nSECRET=$3\n{send}{_NEW}\n",
        "a.sh",
    )
    options = (
        "while [ $# -gt 0 ]; do\n  case $1 in\n    --id) ID=$2 ;;\n    --org) ORG=$2 ;;\n{}  esac\n  shift 2\ndone\n"
    )
    check_rewritten(
        f"{old}{options.format('    --key) KEY=$2 ;;' + chr(10))}{send}{sign}",
        f"{new}{options.format('')}{send}{_NEW}\n",
        "a.sh",
    )
