"""The request in shell scripts, whatever carries its parameters."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, check_tree

_HEAD = "URL=https://ims-na1.adobelogin.com/ims/{path}\n"
_SCOPES = "openid,AdobeID,read_organizations"
_GRANT = f"grant_type=client_credentials&scope={_SCOPES}"


def _both(before: str, after: str) -> None:
    check_rewritten(_HEAD.format(path="exchange/jwt") + before, _HEAD.format(path="token/v3") + after, "ims.sh")


def test_an_option_without_quotes() -> None:
    """Each parameter keeps an option of its own: an ampersand without quotes would end the command."""
    _both(
        "curl $URL -d client_id=$I -d client_secret=$S -d jwt_token=$JWT\n",
        f"curl $URL -d client_id=$I -d client_secret=$S -d grant_type=client_credentials -d scope={_SCOPES}\n",
    )


def test_a_heredoc_as_body() -> None:
    """What curl reads from its input."""
    _both(
        'curl "$URL" --data @- <<EOF\nclient_id=$I&client_secret=$S&jwt_token=$JWT\nEOF\n',
        f'curl "$URL" --data @- <<EOF\nclient_id=$I&client_secret=$S&{_GRANT}\nEOF\n',
    )


def test_a_file_of_options() -> None:
    """`form` is multipart there, too."""
    _both(
        'cat > "$F" <<EOF\nform = "client_id=$I"\nform = "client_secret=$S"\nform = "jwt_token=$JWT"\nEOF\n',
        'cat > "$F" <<EOF\ndata-urlencode = "client_id=$I"\ndata-urlencode = "client_secret=$S"\n'
        f'data-urlencode = "grant_type=client_credentials"\ndata-urlencode = "scope={_SCOPES}"\nEOF\n',
    )


def test_options_in_an_array() -> None:
    """Every array that the variable collects is changed, not only the last one."""
    _both(
        'args=(-F "client_id=$I")\nargs+=(-F "client_secret=$S")\nargs+=(-F "jwt_token=$JWT")\n'
        'curl "${args[@]}" "$URL"\n',
        'args=(--data-urlencode "client_id=$I")\nargs+=(--data-urlencode "client_secret=$S")\n'
        f'args+=(--data-urlencode "grant_type=client_credentials" --data-urlencode "scope={_SCOPES}")\n'
        'curl "${args[@]}" "$URL"\n',
    )


def test_items_of_httpie() -> None:
    """Without `--form` HTTPie sends JSON."""
    _both(
        'http POST $URL client_id="$I" client_secret="$S" jwt_token="$JWT"\n',
        f'http --form POST $URL client_id="$I" client_secret="$S" grant_type=client_credentials scope={_SCOPES}\n',
    )


def test_an_address_with_parameters() -> None:
    """They move into the body of the one curl that asks for the address."""
    check_rewritten(
        'url="https://ims-na1.adobelogin.com/ims/exchange/jwt?client_id=$I&client_secret=$S&jwt_token=$JWT"\n'
        'curl -X POST "$url"\n',
        'url="https://ims-na1.adobelogin.com/ims/token/v3"\n'
        f'curl -X POST "$url" -d "client_id=$I&client_secret=$S&{_GRANT}"\n',
        "ims.sh",
    )


def test_an_address_with_parameters_in_the_command() -> None:
    """The same, where curl takes the address as it is; another address keeps its parameters."""
    other = 'curl "https://acme.example/api?client_id=$I&token=$T"\n'
    check_rewritten(
        'curl -X POST "https://$IMS/ims/exchange/jwt?client_id=$I&client_secret=$S&jwt_token=$(sign "$K")" | jq .\n'
        + other,
        f'curl -X POST "https://$IMS/ims/token/v3" -d "client_id=$I&client_secret=$S&{_GRANT}" | jq .\n' + other,
        "ims.sh",
    )


def test_an_argument_by_its_number() -> None:
    """The last one goes from every call once the function does not read it."""
    check_tree(
        {
            "ims.sh": _HEAD.format(path="exchange/jwt")
            + 'login() {\n  curl $URL -d "client_id=$1&client_secret=$2&jwt_token=$3"\n}\n',
            "main.sh": '. ./ims.sh\nlogin "$I" "$S" "$(sign private.key)"\n',
        },
        {
            "ims.sh": _HEAD.format(path="token/v3")
            + f'login() {{\n  curl $URL -d "client_id=$1&client_secret=$2&{_GRANT}"\n}}\n',
            "main.sh": '. ./ims.sh\nlogin "$I" "$S"\n',
        },
    )


def test_a_branch_of_case() -> None:
    """An option nobody reads goes from `case`, from the test of what is required and from the usage."""
    _both(
        """\
usage() { echo "usage: $0 --id ID --key FILE" >&2; exit 64; }
while [ $# -gt 0 ]; do
  case "$1" in
    --id) id=$2; shift 2 ;;
    --key) key=$2; shift 2 ;;
    *) usage ;;
  esac
done
[[ -n $id && -n $key ]] || usage
JWT=$(sign "$key")
curl $URL -d "client_id=$id&client_secret=$S&jwt_token=$JWT"
""",
        f"""\
usage() {{ echo "usage: $0 --id ID" >&2; exit 64; }}
while [ $# -gt 0 ]; do
  case "$1" in
    --id) id=$2; shift 2 ;;
    *) usage ;;
  esac
done
[[ -n $id ]] || usage
curl $URL -d "client_id=$id&client_secret=$S&{_GRANT}"
""",
    )


def test_a_file_for_the_key() -> None:
    """What fills it, locks it and takes it away goes with what read it."""
    _both(
        'K=$(mktemp)\nchmod 600 "$K"\necho "$PRIVATE_KEY" > "$K"\nJWT=$(sign "$K")\nrm -f "$K"\n'
        'curl $URL -d "client_id=$I&client_secret=$S&jwt_token=$JWT"\n',
        f'curl $URL -d "client_id=$I&client_secret=$S&{_GRANT}"\n',
    )


def test_other_signatures_stay() -> None:
    """What signs a release with openssl has nothing to do with IMS."""
    check_kept('openssl dgst -sha256 -sign release.key -out app.sig app.tar\ncurl -F "file=@app.sig" "$HOST"\n', "r.sh")


def test_the_format_of_printf() -> None:
    """The argument goes with its placeholder: printf would begin again with one that is left over."""
    _both(
        'BODY=$(printf \'client_id=%s&jwt_token=%s&client_secret=%s\' "$I" "$HEAD.$BODY.$SIG" "$S")\n'
        'printf -v BODY \'client_id=%s&client_secret=%s&jwt_token=%s.%s\' $I $S $A $B\ncurl -d "$BODY" "$URL"\n',
        f'BODY=$(printf \'client_id=%s&{_GRANT}&client_secret=%s\' "$I" "$S")\n'
        f'printf -v BODY \'client_id=%s&client_secret=%s&{_GRANT}\' $I $S\ncurl -d "$BODY" "$URL"\n',
    )


def test_a_format_whose_arguments_are_not_known() -> None:
    """Which of them was the assertion cannot be told: the script stays as it is."""
    text = _HEAD.format(path="exchange/jwt") + 'printf \'client_id=%s&jwt_token=%s\' "${A[@]}" | curl -d @- "$URL"\n'
    check_kept(text, "ims.sh")


def test_items_of_the_query_become_items_of_the_form() -> None:
    """HTTPie: `==` would leave the secret in the address, where the token endpoint refuses it."""
    check_rewritten(
        'http POST https://ims-na1.adobelogin.com/ims/exchange/jwt client_id=="$I" client_secret=="$S" '
        'jwt_token=="$J"\n',
        'http --form POST https://ims-na1.adobelogin.com/ims/token/v3 client_id="$I" client_secret="$S" '
        f"grant_type=client_credentials scope={_SCOPES}\n",
        "token.sh",
    )


@pytest.mark.parametrize(
    ("option", "left"), [("-sG", "-s "), ("-G", ""), ("--get -s", "-s "), ("-s -o LOG -G", "-s -o LOG ")]
)
def test_curl_is_no_longer_told_to_put_the_form_into_the_address(option: str, left: str) -> None:
    """`-G` goes, whatever stands beside it."""
    check_rewritten(
        f'curl {option} https://ims-na1.adobelogin.com/ims/exchange/jwt -d "client_id=$I" -d "jwt_token=$J"\n',
        f'curl {left}https://ims-na1.adobelogin.com/ims/token/v3 -d "client_id=$I" -d "grant_type=client_credentials" '
        f'-d "scope={_SCOPES}"\n',
        "token.sh",
    )
