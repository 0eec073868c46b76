"""A check that the key's file is there goes, in whichever folder it is looked for; other checks stay."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_SHELL = """
    HERE="$(cd "$(dirname "$0")" && pwd)"
    CHECK
    JWT=$(printf '{"aud":"https://ims-na1.adobelogin.com/c/%s"}' "$I" | ./sign "$HERE/$KEY_FILE")
    curl https://ims-na1.adobelogin.com/ims/exchange/jwt -d client_id="$I" -d client_secret="$S" -d jwt_token="$JWT"
    cat "$HERE/report.txt"
    """
_PYTHON = """
    import os
    import jwt
    import requests

    base = os.environ["BASE"]
    key_file = os.environ["KEY_FILE"]

    def login(i, s):
        CHECK
        with open(os.path.join(base, key_file)) as handle:
            token = jwt.encode({"sub": "a@techacct.adobe.com"}, handle.read(), algorithm="RS256")
        print(os.listdir(base))
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": i, "client_secret": s, "jwt_token": token,
        }).json()
    """
_JAVASCRIPT = """
    const fs = require('fs');
    const path = require('path');
    const jwt = require('jsonwebtoken');
    const base = process.env.BASE;
    const keyFile = process.env.KEY_FILE;

    function login(i, s) {
      CHECK
      const pem = fs.readFileSync(path.join(base, keyFile));
      const token = jwt.sign({ sub: 'a@techacct.adobe.com' }, pem, { algorithm: 'RS256' });
      console.log(fs.readdirSync(base));
      const body = { client_id: i, client_secret: s, jwt_token: token };
      return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body);
    }
    """
_RUBY = """
    def login(base, i, s)
      key_file = ENV['KEY_FILE']
      CHECK
      token = JWT.encode({ sub: 'a@techacct.adobe.com' }, File.read(File.join(base, key_file)), 'RS256')
      puts Dir.children(base)
      uri = URI('https://ims-na1.adobelogin.com/ims/exchange/jwt')
      Net::HTTP.post_form(uri, client_id: i, client_secret: s, jwt_token: token)
    end
    """
_PHP = """
    <?php
    function login($base, $i, $s) {
        $keyFile = getenv('KEY_FILE');
        CHECK
        $pem = file_get_contents($base . '/' . $keyFile);
        $token = JWT::encode(['sub' => 'a@techacct.adobe.com'], $pem, 'RS256');
        print_r(scandir($base));
        $fields = ['client_id' => $i, 'client_secret' => $s, 'jwt_token' => $token];
        return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', $fields);
    }
    """
_GONE = [
    ("ims.sh", _SHELL, 'if [ ! -r "$HERE/$KEY_FILE" ]; then echo "no $KEY_FILE" >&2; exit 1; fi'),
    ("ims.sh", _SHELL, '[[ -f "${HERE}/${KEY_FILE}" ]] || exit 1'),
    ("ims.sh", _SHELL, 'test -s $HERE/$KEY_FILE || { echo "no key"; exit 1; }'),
    ("ims.sh", _SHELL, 'if ! test -e "$HERE/$KEY_FILE"; then exit 2; fi'),
    ("ims.py", _PYTHON, 'if not os.path.isfile(os.path.join(base, key_file)): raise SystemExit("no " + key_file)'),
    ("ims.py", _PYTHON, 'if not (base / key_file).exists(): raise SystemExit("no key")'),
    ("ims.js", _JAVASCRIPT, "if (!fs.existsSync(path.join(base, keyFile))) { throw new Error(`no ${keyFile}`); }"),
    ("ims.rb", _RUBY, "raise 'no key' unless File.exist?(File.join(base, key_file))"),
    ("ims.rb", _RUBY, 'abort "no #{key_file}" unless File.readable?("#{base}/#{key_file}")'),
    ("ims.php", _PHP, "if (!is_readable($base . '/' . $keyFile)) { throw new RuntimeException('no key'); }"),
    ("ims.php", _PHP, 'if (!file_exists("$base/$keyFile")) { die("no $keyFile"); }'),
]
_KEPT = [
    ("ims.sh", _SHELL, 'if [ ! -r "$HERE/report.txt" ]; then exit 1; fi'),
    ("ims.py", _PYTHON, 'if not os.path.isfile(os.path.join(base, "report")): raise SystemExit("no report")'),
    ("ims.rb", _RUBY, "raise 'no report' unless File.exist?(File.join(base, 'report'))"),
    ("ims.php", _PHP, "if (!is_readable($base . '/report')) { throw new RuntimeException('no report'); }"),
]


@pytest.mark.parametrize(("path", "program", "check"), _GONE)
def test_a_check_for_the_key_beside_a_folder(path: str, program: str, check: str) -> None:
    """The folder says no more than where to look: it is still used elsewhere, and the question is about the key."""
    text = dedent(program).replace("CHECK", check)
    after = rewrite({path: text}, unsafe=False).files[path]
    assert "client_credentials" in after
    assert "key" not in after.lower().replace("keys", "")


@pytest.mark.parametrize(("path", "program", "check"), _KEPT)
def test_a_check_for_another_file(path: str, program: str, check: str) -> None:
    """What the program asks of other files in that folder it goes on asking."""
    text = dedent(program).replace("CHECK", check)
    after = rewrite({path: text}, unsafe=False).files[path]
    assert "client_credentials" in after
    assert check in after
