"""Tables of what has to be set: a row goes with what it is about, where a table is only gone through to refuse."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

_GO = """
package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"

	"github.com/golang-jwt/jwt/v4"
)

type config struct{ ID, Secret, Account, KeyPath string }

func load() (*config, error) {
	cfg := &config{}
	cfg.ID, cfg.Secret = os.Getenv("ID"), os.Getenv("SECRET")
	cfg.Account = os.Getenv("ACCOUNT")
	cfg.KeyPath = os.Getenv("KEY_PATH")
	TABLE
	return cfg, nil
}

func token(cfg *config) (*http.Response, error) {
	pem, err := os.ReadFile(cfg.KeyPath)
	if err != nil {
		return nil, err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{"sub": cfg.Account, "aud": "https://ims-na1.adobelogin.com/c/" + cfg.ID}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	form := url.Values{"client_id": {cfg.ID}, "client_secret": {cfg.Secret}, "jwt_token": {signed}}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
}

func main() {
	cfg, err := load()
	if err != nil {
		panic(err)
	}
	fmt.Println(token(cfg))
}
"""
_LOOP = """for _, r := range rows {
		if r.value == "" {
			return nil, fmt.Errorf("no %s", r.name)
		}
	}"""
_GO_TABLES = [
    ("rows := []struct{ name, value string }{", '{"ID", cfg.ID}', '{"KEY_PATH", cfg.KeyPath}'),
    ("rows := []row{", '{name: "ID", value: cfg.ID}', '{name: "KEY_PATH", value: cfg.KeyPath}'),
    ("rows := []row{", 'row{"ID", cfg.ID}', 'row{"KEY_PATH", cfg.KeyPath}'),
]


@pytest.mark.parametrize(("table", "stays", "goes"), _GO_TABLES)
def test_rows_of_go(table: str, stays: str, goes: str) -> None:
    """However a row is written, and whether the table has a name or not."""
    for text in (
        f"{table}{stays}, {goes}}}\n\t{_LOOP}",
        _LOOP.replace("range rows", f"range {table.removeprefix('rows := ')}{stays}, {goes}}}"),
    ):
        result = rewrite({"main.go": _GO.replace("TABLE", text)}, unsafe=False)
        assert result.plan.withdrawn == ()
        assert f"{table.removeprefix('rows := ')}{stays}}}" in result.files["main.go"]
        assert "KEY_PATH" not in result.files["main.go"]


@pytest.mark.parametrize(
    "use", [_LOOP.replace("return nil", "send(r)\n return nil"), f"{_LOOP}\n send(rows)", "send(rows)"]
)
def test_rows_that_more_is_done_with_need_a_look(use: str) -> None:
    """What a table is handed on to may want every row: the program stays as it is, and the place is told."""
    table = f'rows := []row{{{{"ID", cfg.ID}}, {{"KEY_PATH", cfg.KeyPath}}}}\n\t{use}'
    result = rewrite({"main.go": _GO.replace("TABLE", table)}, unsafe=False)
    assert result.plan.files == ()
    assert "still asks for KeyPath" in result.plan.withdrawn[0].reason


_JAVA = """
    import io.jsonwebtoken.Jwts;
    import io.jsonwebtoken.SignatureAlgorithm;
    import java.util.*;

    class Login {
        private static final FIELD;

        static void check() {
            LOOP
        }

        public static void main(String[] args) {
            String keyFile = System.getenv("PRIVATE_KEY_FILE");
            String id = System.getenv("CLIENT_ID");
            VALUES
            check();
            String jwt = Jwts.builder().setSubject(System.getenv("TECHNICAL_ACCOUNT"))
                .signWith(SignatureAlgorithm.RS256, Keys.read(keyFile)).compact();
            System.out.println(post("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                "client_id=" + id + "&client_secret=" + System.getenv("CLIENT_SECRET") + "&jwt_token=" + jwt));
        }
    }
"""
_THROW = "throw new IllegalStateException("
_NAMES = [
    (
        'Map<String, String> NEEDED = Map.of("CLIENT_ID", "id", "TECHNICAL_ACCOUNT", "a", "PRIVATE_KEY_FILE", "key")',
        f"for (String name : NEEDED.keySet()) {{ if (System.getenv(name) == null) {{ {_THROW}name); }} }}",
        'Map.of("CLIENT_ID", "id")',
    ),
    (
        'Map<String, String> TABLE = Map.of("CLIENT_ID", "id", "TECHNICAL_ACCOUNT", "account")',
        f"for (var e : TABLE.entrySet()) {{ if (System.getenv(e.getKey()) == null) {{ {_THROW}e.getValue()); }} }}",
        'TABLE = Map.of("CLIENT_ID", "id")',
    ),
    (
        'String[][] TABLE = {{"CLIENT_ID", "id"}, {"TECHNICAL_ACCOUNT", "account"}}',
        f"for (String[] row : TABLE) {{ if (System.getenv(row[0]) == null) {{ {_THROW}row[1]); }} }}",
        '{{"CLIENT_ID", "id"}}',
    ),
]


@pytest.mark.parametrize(("field", "loop", "wanted"), _NAMES)
def test_names_of_java(field: str, loop: str, wanted: str) -> None:
    """A name goes with what is said of it."""
    text = _JAVA.replace("FIELD", field).replace("LOOP", loop).replace("            VALUES\n", "")
    result = rewrite({"Login.java": text}, unsafe=False)
    assert result.plan.withdrawn == ()
    assert wanted in result.files["Login.java"]
    assert "TECHNICAL_ACCOUNT" not in result.files["Login.java"]


_VALUES = [
    'Map<String, String> values = Map.of("id", id, "key", keyFile);',
    'String[][] values = {{"id", id}, {"key", keyFile}};',
    'String[][] values = new String[][] {new String[] {"id", id}, new String[] {"key", keyFile}};',
    'List<String[]> values = List.of(new String[] {"id", id}, new String[] {"key", keyFile});',
    'var values = Map.ofEntries(Map.entry("id", id), Map.entry("key", keyFile));',
    'Map<String, String> values = new LinkedHashMap<>();\n values.put("id", id);\n values.put("key", keyFile);',
]


@pytest.mark.parametrize("values", _VALUES)
def test_values_of_java(values: str) -> None:
    """A value goes with its name, and with nothing else."""
    through = "String[] one : values" if "[]" in values else "Map.Entry<String, String> one : values.entrySet()"
    value = "one[1]" if "[]" in values else "one.getValue()"
    loop = f'{values}\n for ({through}) {{ if ({value} == null || {value}.isBlank()) {{ {_THROW}"incomplete"); }} }}'
    text = _JAVA.replace("FIELD", "int MOST = 3").replace("LOOP", "").replace("VALUES", loop)
    result = rewrite({"Login.java": text}, unsafe=False)
    after = result.files["Login.java"]
    assert result.plan.withdrawn == ()
    assert '"id", id' in after
    assert '"key"' not in after
    assert "keyFile" not in after


def test_tables_without_a_sign_in_are_kept() -> None:
    """What has to be set for something else is nobody's business."""
    table = 'private static final Map<String, String> NEEDED = Map.of("PRIVATE_KEY", "key", "ID", "id");'
    check_kept(f"class Other {{ {table} }}\n", "Other.java")
