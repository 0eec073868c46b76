"""Constants of an enumeration: what only the assertion named goes, the enumeration stays."""

from __future__ import annotations

from migrator.parse.read import parse
from migrator.rewrite.base import Edit, Program
from migrator.rewrite.draft import Draft
from migrator.rewrite.feed.lost import lost
from migrator.rewrite.source import Source
from tests.rewrite.harness import check_kept, rewrite

_ERRORS = """
public class SignInException extends Exception {

    public enum Step {
        SIGN_JWT("Cannot sign"),
        ASK("Cannot ask"),
        READ("Cannot read");

        final String told;

        Step(String told) {
            this.told = told;
        }
    }

    public SignInException(Step step) {
        super(step.told);
    }
}
"""
_CLIENT = """
import io.jsonwebtoken.Jwts;
import okhttp3.FormBody;
import okhttp3.RequestBody;

class Client {
    RequestBody form(Account account) throws SignInException {
        return new FormBody.Builder()
                .add("client_id", account.id())
                .add("client_secret", account.secret())
                .add("jwt_token", assertion(account))
                .build();
    }

    String url() {
        return "https://ims-na1.adobelogin.com/ims/exchange/jwt";
    }

    String answer(String text) throws SignInException {
        if (text.isEmpty()) {
            throw new SignInException(SignInException.Step.READ);
        }
        return text;
    }

    private String assertion(Account account) throws SignInException {
        try {
            return Jwts.builder()
                    .setAudience("https://ims-na1.adobelogin.com/c/" + account.id())
                    .signWith(Keys.of(account.privateKey()))
                    .compact();
        } catch (IllegalStateException e) {
            throw new SignInException(SignInException.Step.SIGN_JWT);
        }
    }
}
"""


def test_a_constant_goes_alone() -> None:
    """Its enumeration is used for what else may go wrong."""
    result = rewrite({"SignInException.java": _ERRORS, "Client.java": _CLIENT})
    after = _ERRORS.lstrip("\n").replace('        SIGN_JWT("Cannot sign"),\n', "")
    assert result.files["SignInException.java"] == after
    assert "client_credentials" in result.files["Client.java"]
    assert rewrite(result.files).plan.files == ()


def test_the_last_constant_leaves_what_follows_it() -> None:
    """The semicolon before the fields belongs to the enumeration."""
    errors = _ERRORS.replace('        SIGN_JWT("Cannot sign"),\n', "").replace(
        'READ("Cannot read");', 'READ("Cannot read"),\n        SIGN_JWT("Cannot sign");'
    )
    after = rewrite({"SignInException.java": errors, "Client.java": _CLIENT}).files["SignInException.java"]
    assert 'READ("Cannot read");\n\n        final String told;' in after


def test_the_only_constant_stays() -> None:
    """An enumeration of nothing is of no use to whoever takes one."""
    errors = _ERRORS.replace('        ASK("Cannot ask"),\n        READ("Cannot read");', "        ;")
    client = _CLIENT.replace("SignInException.Step.READ", "SignInException.Step.valueOf(text)")
    after = rewrite({"SignInException.java": errors, "Client.java": client}).files["SignInException.java"]
    assert 'SIGN_JWT("Cannot sign")' in after


def test_a_constant_that_a_switch_names_stays() -> None:
    """A `case` names it without its enumeration."""
    exits = """
    class Exits {
        int of(SignInException.Step step) {
            switch (step) {
                case SIGN_JWT:
                    return 3;
                default:
                    return 1;
            }
        }
    }
    """
    result = rewrite({"SignInException.java": _ERRORS, "Client.java": _CLIENT, "Exits.java": exits})
    assert 'SIGN_JWT("Cannot sign")' in result.files["SignInException.java"]
    assert "client_credentials" in result.files["Client.java"]


def test_constants_without_a_sign_in_are_kept() -> None:
    """Whatever they are called."""
    check_kept(_ERRORS, "SignInException.java")


def test_a_class_that_has_gone_is_missed_elsewhere() -> None:
    """In Java the files of a package need no import of each other."""
    files = {"Step.java": "enum Step { READ }\n", "Client.java": "class Client { Step last; }\n"}
    documents = {path: parse(path, text.encode()) for path, text in files.items()}
    draft = Draft(Source(documents.__getitem__, parse, tuple(files)))
    program = Program("jvm", None, ())
    assert lost(program, draft) == ""
    emptied = draft.edited({"Step.java": [Edit(0, len(files["Step.java"]), "// moved\n")]})
    assert lost(program, emptied) == "Client.java:1 would use 'Step', which nothing declares any more"
    assert lost(program, emptied.edited({"Client.java": [Edit(0, 0, "enum Step { READ }\n")]})) == ""
