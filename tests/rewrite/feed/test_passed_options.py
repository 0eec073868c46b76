"""Who runs a script passes it no option that it takes no more."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_SCRIPT = """
    import argparse
    import jwt
    import requests

    parser = argparse.ArgumentParser()
    parser.add_argument("-i", "--id")
    parser.add_argument("-s", "--secret")
    parser.add_argument("-k", "--private-key", required=True)
    args = parser.parse_args()
    assertion = jwt.encode({"sub": "a"}, open(args.private_key).read(), algorithm="RS256")
    data = {"client_id": args.id, "client_secret": args.secret, "jwt_token": assertion}
    print(requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=data).json()["access_token"])
"""


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("crontab", "0 3 * * * python3 token.py -i a -k /etc/x.pem -s b\n", "0 3 * * * python3 token.py -i a -s b\n"),
        ("run.sh", 'python token.py --private-key="$KEY" -i a | cat\n', "python token.py -i a | cat\n"),
        ("run.sh", 'python -m token -i a \\\n  -k "$KEY" \\\n  -s b\n', "python -m token -i a \\\n  -s b\n"),
        ("Makefile", "run:\n\tpython token.py -k $(KEY) -i $(ID)\n", "run:\n\tpython token.py -i $(ID)\n"),
        ("run.sh", "T=$(python token.py -i a -k $(cat path))\n", "T=$(python token.py -i a)\n"),
    ],
)
def test_an_option_that_is_taken_no_more_is_passed_no_more(path: str, before: str, after: str) -> None:
    """The option goes with its value; the others, and what the line does besides, stay."""
    result = rewrite({"token.py": _SCRIPT, path: before})
    assert result.files[path] == after
    assert rewrite(result.files).files[path] == after


@pytest.mark.parametrize(
    "text", ["python other.py -k /etc/x.pem -i a\n", "python token.py -i a; curl -k https://example.org\n"]
)
def test_what_is_passed_to_something_else_stays(text: str) -> None:
    """Another script, or the next command of the line, has options of its own."""
    assert rewrite({"token.py": _SCRIPT, "run.sh": text}).files["run.sh"] == text


@pytest.mark.parametrize(
    "text",
    [
        'CMD ["python", "token.py", "--private-key", "/k.pem"]\n',
        "RUN python token.py --private-key $(pass show k | head)\n",
    ],
)
def test_what_cannot_be_taken_out_is_said(text: str) -> None:
    """Where the option is no word of a plain command line, the report names the file and the option."""
    result = rewrite({"token.py": _SCRIPT, "Dockerfile": text})
    assert result.files["Dockerfile"] == text
    assert any("Dockerfile runs token.py, which takes --private-key no more" in note for note in result.plan.notes)


def test_an_option_that_only_fills_a_struct_goes_with_its_member() -> None:
    """Ruby: the block of `parser.on` did nothing but keep what nobody reads; one that does more stays."""
    text = """
        Run = Struct.new(:pem, :quiet, keyword_init: true)
        run = Run.new
        OptionParser.new do |parser|
          parser.on('-p', '--pem FILE') { |value| run.pem = value }
          parser.on('-q', '--quiet') { run.quiet = true }
        end.parse!
        jwt = JWT.encode({ sub: 'a' }, File.read(run.pem), 'RS256')
        puts run.quiet
        form = { client_id: I, client_secret: S, jwt_token: jwt }
        puts Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'), form).body
    """
    result = rewrite({"token.rb": text})
    assert "pem" not in result.files["token.rb"]
    assert "parser.on('-q', '--quiet') { run.quiet = true }" in result.files["token.rb"]
