"""Java: a constructor that Lombok makes from the fields takes one argument less, and so does whoever calls it."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_ACCOUNT = """
    import lombok.*;

    {annotations}
    class Account {{
        private static final String NAME = "account";
        private final String clientId;
        private final String clientSecret;
        private final String technicalAccount;
        private final String keyPath;
        private int retries;
    }}
"""
_LOGIN = """
    class Login {{
        final Account account = new Account({given});

        String token() {{
            String jwt = JWT.create().withSubject(account.getTechnicalAccount())
                .withAudience("https://ims-na1.adobelogin.com/c/" + account.getClientId())
                .sign(Algorithm.RSA256(null, Keys.read(account.getKeyPath())));
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("client_id", account.getClientId());
            form.add("client_secret", account.getClientSecret());
            form.add("jwt_token", jwt);
            return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
        }}
    }}
"""


@pytest.mark.parametrize(
    ("annotations", "given", "left"),
    [
        ("@Getter @AllArgsConstructor", '"id", env("SECRET"), env("ACCOUNT"), env("KEY"), 3', '"id", env("SECRET"), 3'),
        ("@Getter @RequiredArgsConstructor", '"id", env("SECRET"), env("ACCOUNT"), env("KEY")', '"id", env("SECRET")'),
        ("@Data", '"id", env("SECRET"), env("ACCOUNT"), env("KEY")', '"id", env("SECRET")'),
        ("@Value", '"id", env("SECRET"), env("ACCOUNT"), env("KEY"), 3', '"id", env("SECRET"), 3'),
    ],
)
def test_an_argument_goes_with_its_field(annotations: str, given: str, left: str) -> None:
    """The account and the key are given by their places."""
    files = {"Account.java": _ACCOUNT.format(annotations=annotations), "Login.java": _LOGIN.format(given=given)}
    after = rewrite(files, unsafe=False).files
    assert f"new Account({left});" in after["Login.java"]
    assert "keyPath" not in after["Account.java"]
    assert "technicalAccount" not in after["Account.java"]
    assert "retries" in after["Account.java"]


def test_a_construction_that_fits_no_constructor_keeps_the_field() -> None:
    """Who takes what it gives is not known."""
    files = {
        "Account.java": _ACCOUNT.format(annotations="@Getter @AllArgsConstructor"),
        "Login.java": _LOGIN.format(given='"id", "secret", "account", env("KEY"), 3, true'),
    }
    assert "keyPath" in rewrite(files).files["Account.java"]
