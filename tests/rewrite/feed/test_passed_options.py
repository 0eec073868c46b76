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


_ENTRIES = "[options.entry_points]\nconsole_scripts =\n    groups-token = groups.token:main\n"


@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("groups/token.py", "groups-token"),
        ("groups/__main__.py", "python -m groups"),
        ("groups/token.py", "python -m groups.token"),
    ],
)
def test_a_command_that_is_installed_for_a_script(module: str, command: str) -> None:
    """A package, or the name in `setup.cfg`, is run like the file itself."""
    files = {module: _SCRIPT, "setup.cfg": _ENTRIES, "crontab": f"0 3 * * * {command} -i a -k /etc/x.pem -s b\n"}
    assert rewrite(files).files["crontab"] == f"0 3 * * * {command} -i a -s b\n"


def test_another_script_of_the_same_name() -> None:
    """The folder tells which one is run, before the name or by where the command stands."""
    other = "import argparse\np = argparse.ArgumentParser()\np.add_argument('-k')\nprint(p.parse_args().k)\n"
    lines = "python ims/token.py -i a -k x.pem\npython ldap/token.py -k x.pem\npython token.py -k x.pem\n"
    result = rewrite({"ims/token.py": _SCRIPT, "ldap/token.py": other, "run.sh": lines})
    assert result.files["run.sh"] == lines.replace("-i a -k x.pem", "-i a")


_PLAIN = """
    import argparse
    import jwt
    import requests

    parser = argparse.ArgumentParser()
    parser.add_argument("--id", required=True)
    parser.add_argument("--secret", required=True)
    parser.add_argument("--account", required=True)
    parser.add_argument("--key", required=True)
    args = parser.parse_args()
    assertion = jwt.encode({"sub": args.account}, open(args.key).read(), algorithm="RS256")
    data = {"client_id": args.id, "client_secret": args.secret, "jwt_token": assertion}
    print(requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=data).json()["access_token"])
"""


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("job.yaml", "args:\n  - --id=a\n  - --secret=b\n  - --key=/etc/x.pem\n", True),
        ("crontab", "0 3 * * * /opt/run.sh --id a --secret b --key /etc/x.pem\n", True),
        ("job.yaml", "args:\n  - --id=a\n  - --secret=b\n", False),
    ],
)
def test_arguments_that_name_no_script(path: str, text: str, said: bool) -> None:  # noqa: FBT001 - a case of the table
    """Those of a container, or of a wrapper, are told of, and left."""
    result = rewrite({"token.py": _PLAIN, path: text})
    assert result.files[path] == text
    notes = [one for one in result.plan.notes if f"where {path} runs it" in one]
    assert bool(notes) is said


def test_options_of_a_common_name_that_nothing_reads_any_more() -> None:
    """A required `--key` or `--account` goes with its last read, and from the line that passed it."""
    line = "python token.py --id a --secret b --account c --key d.pem\n"
    result = rewrite({"token.py": _PLAIN, "run.sh": line})
    assert "--account" not in result.files["token.py"]
    assert "--key" not in result.files["token.py"]
    assert result.files["run.sh"] == "python token.py --id a --secret b\n"


@pytest.mark.parametrize("more", ["print(args.key)\n", "audit(**vars(args))\n", "audit(getattr(args, name))\n"])
def test_options_of_a_common_name_that_may_be_read(more: str) -> None:
    """Who reads the option, or all of them, still needs it."""
    before = _PLAIN + f"    {more}"
    assert '"--key"' in rewrite({"token.py": before}).files["token.py"]


_COMMANDER = """
    const { Command } = require('commander')
    const jwt = require('jsonwebtoken')

    const program = new Command()
      .requiredOption('--id <id>')
      .requiredOption('--secret <secret>')
      .requiredOption('--account <account>')
      .requiredOption('--key <file>')
    program.parse()
    const options = program.opts()
    const assertion = jwt.sign({ sub: options.account }, fs.readFileSync(options.key), { algorithm: 'RS256' })
    post('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
      client_id: options.id, client_secret: options.secret, jwt_token: assertion
    })
"""


@pytest.mark.parametrize(("more", "kept"), [("", False), ("run({ ...options })", True), ("log(options[name])", True)])
def test_required_options_of_commander(more: str, kept: bool) -> None:  # noqa: FBT001 - a case of the table
    """Links of a chain go with the last read by the name, unless the options are read as a whole."""
    after = rewrite({"index.js": f"{_COMMANDER}    {more}\n"}).files["index.js"]
    assert ("--key <file>" in after) is kept
    assert ("--account" in after) is kept
    assert "--id <id>" in after
