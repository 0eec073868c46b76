"""What fed the assertion in a shell script goes; what only looks like it stays."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten

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
