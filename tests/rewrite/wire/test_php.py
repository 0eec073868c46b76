"""The request in PHP is sent urlencoded, whoever sends it."""

from __future__ import annotations

import pytest

from tests.rewrite.feed.php import GRANT
from tests.rewrite.harness import check_tree, rewrite

_HTTP = """
    <?php
    namespace Acme;
    USE
    function login() {
        return Http::post('https://ims-na1.adobelogin.com/ims/PATH', ['client_id' => 'i', ENTRY]);
    }
"""


@pytest.mark.parametrize(
    ("use", "sends"),
    [
        ("use Illuminate\\Support\\Facades\\Http;", "Http::asForm()->post"),
        ("use Illuminate\\Support\\Facades\\{Cache, Http};", "Http::asForm()->post"),
        ("use Acme\\Util\\Http;", "Http::post"),
        ("// its own class of the namespace", "Http::post"),
    ],
)
def test_whose_http_it_is(use: str, sends: str) -> None:
    """Only Laravel's facade sends JSON unless it is told otherwise; a class of the program is left as it is."""
    text = _HTTP.replace("USE", use)
    check_tree(
        {"a.php": text.replace("PATH", "exchange/jwt").replace("ENTRY", "'jwt_token' => jwt()")},
        {"a.php": text.replace("PATH", "token/v3").replace("ENTRY", GRANT).replace("Http::post", sends)},
    )


def test_a_class_of_the_global_namespace() -> None:
    """Without a namespace the name may be Laravel's alias, unless the program defines it."""
    text = _HTTP.replace("    namespace Acme;\n    USE\n", "").replace("PATH", "exchange/jwt")
    text = text.replace("ENTRY", "'jwt_token' => jwt()")
    assert "Http::asForm()->post" in rewrite({"a.php": text}).files["a.php"]
    own = "<?php\nclass Http { static function post($url, $fields) {} }\n"
    assert "Http::post" in rewrite({"a.php": text, "Http.php": own}).files["a.php"]


_HELPER = """
    <?php
    function send($url, PARAMETER) {
        $c = curl_init($url);
        curl_setopt($c, CURLOPT_POSTFIELDS, GIVEN);
        return curl_exec($c);
    }
"""
_LOGIN = """
    <?php
    require 'http.php';
    $data = ['client_id' => 'i', ENTRY];
    echo send('https://ims-na1.adobelogin.com/ims/PATH', DATA);
"""


def _sent(parameter: str, given: str, *, path: str, entry: str, data: str = "$data") -> dict[str, str]:
    return {
        "http.php": _HELPER.replace("PARAMETER", parameter).replace("GIVEN", given),
        "login.php": _LOGIN.replace("PATH", path).replace("ENTRY", entry).replace("DATA", data),
    }


def test_a_helper_that_hands_an_array_to_curl() -> None:
    """Urlencoded in the call; in the helper, where that takes nothing but an array; not where it does so itself."""
    for parameter, given, after, data in (
        ("$fields", "$fields", "$fields", "http_build_query($data)"),
        ("array $fields", "$fields", "http_build_query($fields)", "$data"),
        ("$fields", "http_build_query($fields)", "http_build_query($fields)", "$data"),
    ):
        check_tree(
            _sent(parameter, given, path="exchange/jwt", entry="'jwt_token' => jwt()"),
            _sent(parameter, after, path="token/v3", entry=GRANT, data=data),
        )


def test_an_address_with_parameters() -> None:
    """They become the fields of a request that had none."""
    text = (
        "<?php\nfunction login($i, $s, $t) {{\n"
        '    $url = "https://ims-na1.adobelogin.com/ims/{}";\n    $c = curl_init($url);\n{}'
        "    curl_setopt($c, CURLOPT_POST, true);\n    return curl_exec($c);\n}}\n"
    )
    grant = "grant_type=client_credentials&scope=openid,AdobeID,read_organizations"
    fields = f'    curl_setopt($c, CURLOPT_POSTFIELDS, "client_id=$i&client_secret=$s&{grant}");\n'
    check_tree(
        {"a.php": text.format("exchange/jwt?client_id=$i&client_secret=$s&jwt_token=$t", "")},
        {"a.php": text.format("token/v3", fields)},
    )
