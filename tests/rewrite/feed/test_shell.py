"""What fed the assertion in a shell script goes; what only looks like it stays."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_rewritten, rewrite

_HEAD = "URL=https://ims-na1.adobelogin.com/ims/{path}\n"
_GRANT = "-d grant_type=client_credentials -d scope=openid,AdobeID,read_organizations"


def _both(before: str, after: str) -> None:
    send = 'curl "$URL" -d client_id="$I" -d client_secret="$S" {rest}'
    old = send.format(rest='-d jwt_token="$JWT"')
    head = _HEAD.format(path="exchange/jwt"), _HEAD.format(path="token/v3")
    check_rewritten(
        head[0] + before.replace("SEND", old), head[1] + after.replace("SEND", send.format(rest=_GRANT)), "ims.sh"
    )


def test_a_question_for_the_assertion() -> None:
    """`read` gives a variable its value: nobody is asked for what nothing takes any more."""
    _both(
        'S=${S:-}\nif [ -z "$S" ]; then\n  echo "Secret"\n  read -r S\nfi\nJWT=${JWT}\nif [ -z "${JWT}" ]; then\n'
        '  echo "Enter JWT Token"\n  read -r JWT\nfi\nread -rp "JWT again: " JWT\nSEND\n',
        'S=${S:-}\nif [ -z "$S" ]; then\n  echo "Secret"\n  read -r S\nfi\nSEND\n',
    )


def test_one_of_several_words_of_a_line() -> None:
    """Where `read` fills several variables, the places count: it stays."""
    _both('IFS=: read -r I S JWT < "$HOME/.ims"\nSEND\n', 'IFS=: read -r I S JWT < "$HOME/.ims"\nSEND\n')


def test_names_that_a_loop_asks_for() -> None:
    """A variable that is still read stays among those that have to be there."""
    _both(
        'for name in I S KEY_FILE; do\n  [ -n "${!name}" ] || exit 2\ndone\n'
        'JWT=$(printf \'{"aud":"https://ims-na1.adobelogin.com/c/%s"}\' "$I" | ./sign "$KEY_FILE")\nSEND\n',
        'for name in I S; do\n  [ -n "${!name}" ] || exit 2\ndone\nSEND\n',
    )


def test_seconds_in_a_filter() -> None:
    """A filter that made seconds of milliseconds leaves them as they are; one of another field is left alone."""
    _both(
        "SEND > t\njq '.until = now + (.expires_in / 1000)' t\njq '.size / 1000' t\n"
        'python3 -c \'import json; print(json.load(open("t"))["expires_in"] // 1000)\'\n',
        "SEND > t\njq '.until = now + (.expires_in)' t\njq '.size / 1000' t\n"
        'python3 -c \'import json; print(json.load(open("t"))["expires_in"])\'\n',
    )


def test_files_between_commands() -> None:
    """Files that only carried parts of the assertion are not written, closed or taken away; the answer's is."""
    _both(
        """work=$(mktemp -d)
SIG=$(mktemp); trap 'rm -f "$SIG" "$OUT"' EXIT
OUT=$(mktemp)
b64() { openssl base64 -A | tr '+/' '-_'; }
cat > "$work/claims.json" <<EOF
{"aud":"https://ims-na1.adobelogin.com/c/$I"}
EOF
b64 < "$work/claims.json" > "${work}/claims"
openssl dgst -sha256 -sign "$KEY" -out "$work/sig.bin" "$work/claims"
b64 < "$work/sig.bin" > "$SIG"
chmod 600 "$SIG" "$OUT"
JWT=$(cat "$work/claims").$(cat "$SIG")
SEND > "$OUT"
curl -d "@$OUT" https://acme.example > "$work/status"
rm -f "$SIG" "$OUT"
""",
        """work=$(mktemp -d)
trap 'rm -f "$OUT"' EXIT
OUT=$(mktemp)
chmod 600 "$OUT"
SEND > "$OUT"
curl -d "@$OUT" https://acme.example > "$work/status"
rm -f "$OUT"
""",
    )


def test_a_file_that_another_command_reads() -> None:
    """What is still read is still written, and a command that sends something is run whoever reads its answer."""
    _both(
        "date > day.txt\ncurl https://acme.example > key.txt\nJWT=$(./sign day.txt key.txt)\nSEND\ncat day.txt\n",
        "date > day.txt\ncurl https://acme.example > key.txt\nSEND\ncat day.txt\n",
    )


def test_a_trap_for_nothing() -> None:
    """A trap that only took away what is not made any more goes; one that does more stays for the rest."""
    _both(
        "A=$(mktemp)\ntrap 'rm -f \"$A\"' EXIT\ntrap 'rm -f \"$A\"; echo bye' INT\n"
        './sign > "$A"\nJWT=$(cat "$A")\nSEND\n',
        "trap 'echo bye' INT\nSEND\n",
    )


_SIGNER = """#!/bin/sh
# Prints a JWT.
BODY=$(printf '{"sub":"x","aud":"https://ims-na1.adobelogin.com/c/%s"}' "$I" | openssl base64 -A)
printf '%s' "$BODY" | openssl dgst -sha256 -sign private.key | openssl base64 -A
"""
_CALLER = """URL=https://ims-na1.adobelogin.com/ims/exchange/jwt
JWT=$(./jwt.sh)
curl "$URL" -d client_id="$I" -d client_secret="$S" -d jwt_token="$JWT"
"""


def test_a_script_that_printed_the_assertion() -> None:
    """It goes when nothing runs it any more."""
    after = rewrite({"jwt.sh": _SIGNER, "token.sh": _CALLER, "README.md": "Run `jwt.sh`.\n"}).files
    assert after["jwt.sh"] == ""
    assert "jwt.sh" not in after["token.sh"]


@pytest.mark.parametrize(
    ("path", "text"), [("Makefile", "jwt:\n\t./jwt.sh\n"), ("job.yml", "script:\n  - sh jwt.sh\n")]
)
def test_a_script_that_others_run(path: str, text: str) -> None:
    """Where something else names it, it stays."""
    assert rewrite({"jwt.sh": _SIGNER, "token.sh": _CALLER, path: text}).files["jwt.sh"] != ""


def test_an_associative_array() -> None:
    """An entry goes with its last reader, and its name from the call that looks entries up by name."""
    _both(
        """declare -A A=(
  [id]="$I"
  [account]="$ACCOUNT"
  [key]="${KEY:-private.key}"
)
A[account]=x
needs() {
  local name
  for name in "$@"; do
    [[ -n "${A[$name]}" ]] || return 1
  done
}
needs id account key || exit 2
JWT=$(printf '{"sub":"%s","aud":"https://ims-na1.adobelogin.com/c/x"}' "${A[account]}" | ./sign "${A[key]}")
SEND
echo "${A[id]}"
""",
        """declare -A A=(
  [id]="$I"
)
needs() {
  local name
  for name in "$@"; do
    [[ -n "${A[$name]}" ]] || return 1
  done
}
needs id || exit 2
SEND
echo "${A[id]}"
""",
    )


def test_a_library_that_goes() -> None:
    """Nothing loads a file of which nothing is left."""
    library = "sign_it() {\n  openssl dgst -sha256 -sign private.key | openssl base64 -A\n}\n"
    script = "#!/bin/sh\n. ./sign.sh\n" + _CALLER.replace("./jwt.sh", "sign_it < claims.json")
    after = rewrite({"sign.sh": library, "token.sh": script}).files
    assert after["sign.sh"] == ""
    assert "sign.sh" not in after["token.sh"]


def test_a_key_that_was_only_taken_away() -> None:
    """A file that nothing reads is not removed at the end; one that is read somewhere is."""
    _both(
        "JWT=$(python3 - <<'PY'\nprint(sign(open(\"private.key\").read()))\nPY\n)\nSEND\nrm -f private.key day.txt\n"
        "cat day.txt\nrm private.key\n",
        "SEND\nrm -f day.txt\ncat day.txt\n",
    )


def test_a_variable_that_nothing_else_reads() -> None:
    """Nobody has to set what only the assertion was made of; what says for whom the script works stays asked for."""
    _both(
        ': "${I:?}"\n: "${AAM_USER:?set AAM_USER}"\n: "${AAM_ORG:?set AAM_ORG}"\n'
        'JWT=$(printf \'{"sub":"%s","iss":"%s"}\' "$AAM_USER" "$AAM_ORG" | ./sign)\nSEND\n',
        ': "${I:?}"\n: "${AAM_ORG:?set AAM_ORG}"\nSEND\n',
    )


def test_a_script_that_wrote_the_assertion_to_a_file() -> None:
    """Numbered steps run by a pattern, or one after the other: the step goes with the line that runs it."""
    signs = 'openssl dgst -sha256 -sign private.key claims > "$WORK/jwt.txt"\n'
    asks = (
        "URL=https://ims-na1.adobelogin.com/ims/exchange/jwt\n"
        'curl "$URL" -d client_id="$I" -d client_secret="$S" -d jwt_token="$(cat "$WORK/jwt.txt")"\n'
    )
    steps = {"10-sign.sh": signs, "20-ask.sh": asks}
    after = rewrite({**steps, "all.sh": "for step in [0-9]*.sh; do sh $step; done\n"}).files
    assert after["10-sign.sh"] == ""
    after = rewrite({**steps, "all.sh": "set -e\n./10-sign.sh\n./20-ask.sh\n"}).files
    assert (after["10-sign.sh"], after["all.sh"]) == ("", "set -e\n./20-ask.sh\n")
    after = rewrite({**steps, "all.sh": "./20-ask.sh\nmail -s x y < work/jwt.txt\n"}).files
    assert after["10-sign.sh"] == signs


def test_a_key_with_a_whole_path() -> None:
    """It is taken away at the end no more, wherever it lay."""
    _both(
        'echo "$PEM" > /tmp/private.key\nJWT=$(sign /tmp/private.key)\nSEND\nrm -f /tmp/private.key\nrm -f /tmp/day\n',
        "SEND\nrm -f /tmp/day\n",
    )


def test_a_template_of_claims() -> None:
    """What only the template reads goes with the command that filled it in."""
    script = _CALLER.replace("./jwt.sh", "envsubst < claims.tpl | ./sign") + 'echo "$LEVEL"\n'
    before = 'export I LEVEL ACCOUNT_ID\nfor name in I ACCOUNT_ID; do [ -n "${!name}" ] || exit 2; done\n' + script
    template = '{"sub": "${ACCOUNT_ID}", "aud": "https://ims-na1.adobelogin.com/c/${I}"}\n'
    after = rewrite({"a.sh": before, "claims.tpl": template}).files["a.sh"]
    assert "ACCOUNT_ID" not in after
    assert "export I LEVEL\n" in after


def test_what_is_said_of_an_option() -> None:
    """Its letter, its branch, the lines that describe it and its place in the usage; others keep theirs."""
    _both(
        """# Options:
#   -k FILE   the private key
#             in PEM
#   -v        verbose
usage() {
  echo "usage: $0 [-v] [-k keyfile] -i id" >&2
  cat <<TEXT
  -i ID     client id
  -k FILE   key
TEXT
}
while getopts "vk:i:" option; do
  case $option in
    k) KEYFILE=$OPTARG ;;
    v) set -x ;;
    i) I=$OPTARG ;;
    *) usage ;;
  esac
done
JWT=$(sign "$KEYFILE")
SEND
""",
        """# Options:
#   -v        verbose
usage() {
  echo "usage: $0 [-v] -i id" >&2
  cat <<TEXT
  -i ID     client id
TEXT
}
while getopts "vi:" option; do
  case $option in
    v) set -x ;;
    i) I=$OPTARG ;;
    *) usage ;;
  esac
done
SEND
""",
    )


def test_a_function_that_asks() -> None:
    """Who is asked by a function of the script, and what a heredoc writes down of it, goes; other lines stay."""
    _both(
        """ask() { local name=$1; read -rp "$2: " "$name"; }
ask I "Client ID"
ask KEY_FILE "Private key"
cat > "$CONF" <<TEXT
I=$I
KEY_FILE="$KEY_FILE"
# made by $USER
TEXT
JWT=$(sign "$KEY_FILE")
SEND
""",
        """ask() { local name=$1; read -rp "$2: " "$name"; }
ask I "Client ID"
cat > "$CONF" <<TEXT
I=$I
# made by $USER
TEXT
SEND
""",
    )


def test_names_that_a_function_of_another_file_looks_up() -> None:
    """Whatever a function is called that asks for variables by name, it asks for none that nothing reads any more."""
    library = """expect() {
  local each
  for each in "$@"; do
    [ -n "${!each}" ] || exit 2
  done
}
want() { local name=$1; [ -n "${!name}" ] || read -r -p "$2" "$name"; }
"""
    before = """. lib/ask.sh
expect I S IMS_ACCOUNT IMS_KEY
want IMS_ACCOUNT "Account"
want I "Client"
expect IMS_KEY
test -f "$IMS_KEY" || exit 1
URL=https://ims-na1.adobelogin.com/ims/exchange/jwt
JWT=$(printf '{"sub":"%s","aud":"https://ims-na1.adobelogin.com/c/%s"}' "$IMS_ACCOUNT" "$I" | sign "$IMS_KEY")
curl "$URL" -d client_id="$I" -d client_secret="$S" -d jwt_token="$JWT"
"""
    after = f""". lib/ask.sh
expect I S
want I "Client"
URL=https://ims-na1.adobelogin.com/ims/token/v3
curl "$URL" -d client_id="$I" -d client_secret="$S" {_GRANT}
"""
    files = rewrite({"ims.sh": before, "lib/ask.sh": library}).files
    assert files == {"ims.sh": after, "lib/ask.sh": library}
    assert rewrite(files).files == files


def test_a_name_for_a_function_that_nobody_knows() -> None:
    """What a function of no file of the tree is given may still have to be set: somebody has to look."""
    result = rewrite(
        {
            "ims.sh": ". lib.sh\nURL=https://ims-na1.adobelogin.com/ims/exchange/jwt\non_start KEY_FILE I\n"
            'JWT=$(sign "$KEY_FILE")\ncurl "$URL" -d client_id="$I" -d client_secret="$S" -d jwt_token="$JWT"\n'
        }
    )
    assert result.plan.notes[-1:] == ("have a look: ims.sh:3 still asks for KEY_FILE",)


def test_names_in_one_text() -> None:
    """A text that lists variables lists none that nothing reads; what a script still reads or says stays in it."""
    _both(
        """NEEDED="I S KEY_FILE TECHNICAL_ACCOUNT WORK_DIR"
for name in $NEEDED; do test -n "$(printenv "$name")" || exit 2; done
while read -r name; do test -n "${!name}" || exit 2; done <<TEXT
KEY_FILE
WORK_DIR
TEXT
cd "$WORK_DIR"
JWT=$(printf '{"sub":"%s"}' "$TECHNICAL_ACCOUNT" | sign "$KEY_FILE")
SEND
""",
        """NEEDED="I S WORK_DIR"
for name in $NEEDED; do test -n "$(printenv "$name")" || exit 2; done
while read -r name; do test -n "${!name}" || exit 2; done <<TEXT
WORK_DIR
TEXT
cd "$WORK_DIR"
SEND
""",
    )


def test_a_loop_that_passes_over_what_has_no_key() -> None:
    """The question goes with what it asked for; it never was one that lets nothing through."""
    _both(
        """while IFS=';' read -r name key; do
  if [[ ! -f $key ]]; then
    echo "$name: no key" >&2
    continue
  fi
  JWT=$(sign "$key")
  SEND
done < tenants.csv
""",
        """while IFS=';' read -r name key; do
  SEND
done < tenants.csv
""",
    )


def test_words_of_a_call_that_fill_an_array() -> None:
    """`key="$key"` goes from the calls with the last reader of the entry."""
    _both(
        """login() {
  local -A args=()
  for pair in "$@"; do args[${pair%%=*}]="${pair#*=}"; done
  I=${args[id]} S=${args[secret]}
  JWT=$(sign "${args[key]}")
  SEND
}
key=private.key
login id=i secret=s key="$key"
""",
        """login() {
  local -A args=()
  for pair in "$@"; do args[${pair%%=*}]="${pair#*=}"; done
  I=${args[id]} S=${args[secret]}
  SEND
}
login id=i secret=s
""",
    )


def test_what_getopt_is_told() -> None:
    """Letter and word of an option, and its line in the help, default and all."""
    _both(
        """OPTIONS=$(getopt -o i:k:v --long id:,key:,verbose -- "$@")
eval set -- "$OPTIONS"
KEY=private.key
while true; do
  case $1 in
    -i|--id) I=$2; shift 2 ;;
    -k|--key) KEY=$2; shift 2 ;;
    -v|--verbose) set -x; shift ;;
    --help) cat <<HELP
  -i, --id ID     client id
  -k, --key FILE  key ($KEY)
HELP
      exit ;;
    --) break ;;
  esac
done
JWT=$(sign "$KEY")
SEND
""",
        """OPTIONS=$(getopt -o i:v --long id:,verbose -- "$@")
eval set -- "$OPTIONS"
while true; do
  case $1 in
    -i|--id) I=$2; shift 2 ;;
    -v|--verbose) set -x; shift ;;
    --help) cat <<HELP
  -i, --id ID     client id
HELP
      exit ;;
    --) break ;;
  esac
done
SEND
""",
    )


def test_a_function_that_only_wrote_the_key() -> None:
    """With the trap that took the key away it goes, and so do its calls; what a trap does beside stays."""
    _both(
        """
# The key comes as base64.
write_key() {
  KEY=$(mktemp)
  trap 'rm -f "$KEY"' EXIT
  echo "$PEM" | base64 -d > "$KEY"
}

login() {
  write_key || exit 1
  JWT=$(sign "$KEY")
  SEND
}
login
""",
        """
login() {
  SEND
}
login
""",
    )
    _both(
        """write_key() {
  KEY=$(mktemp)
  trap 'rm -f "$KEY"; echo bye' EXIT
}
write_key
JWT=$(sign "$KEY")
SEND
""",
        """write_key() {
  trap 'echo bye' EXIT
}
write_key
SEND
""",
    )


def test_a_function_that_another_command_calls() -> None:
    """`retry 3 write_key` needs the name: the function stays, with a body that does nothing."""
    before = 'write_key() {\n  KEY=$(mktemp)\n}\nretry 3 write_key\nJWT=$(sign "$KEY")\nSEND\n'
    _both(before, "write_key() {\n  :\n}\nretry 3 write_key\nSEND\n")
