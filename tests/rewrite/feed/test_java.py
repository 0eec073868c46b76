"""Java: what goes with the assertion."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

JAVA_RECORD = """
    import io.jsonwebtoken.Jwts;
    import io.jsonwebtoken.SignatureAlgorithm;
    import java.security.GeneralSecurityException;
    import java.security.KeyFactory;
    import java.security.PrivateKey;
    import java.security.spec.PKCS8EncodedKeySpec;
    import java.util.Base64;

    class Login {
        record Account(String clientId, String clientSecret, String privateKey) {
            static Account of(String id, String secret) {
                return new Account(id, secret, System.getenv("PRIVATE_KEY"));
            }
        }

        /**
         * The form of the sign-in.
         *
         * @param account who signs in
         * @param organization in whose name
         */
        String form(Account account, String organization) throws GeneralSecurityException {
            return "client_id=" + account.clientId() + "&client_secret=" + account.clientSecret()
                + "&jwt_token=" + assertion(account, organization);
        }

        String url() {
            return "https://ims-na1.adobelogin.com/ims/exchange/jwt";
        }

        private static String assertion(Account account, String organization) throws GeneralSecurityException {
            PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(account.privateKey())));
            return Jwts.builder()
                .setIssuer(organization)
                .claim("https://ims-na1.adobelogin.com/s/ent_user_sdk", true)
                .signWith(SignatureAlgorithm.RS256, key)
                .compact();
        }

        public static void main(String[] args) {
            try {
                System.out.println(new Login().form(Account.of(args[0], args[1]), "1@AdobeOrg"));
            } catch (GeneralSecurityException e) {
                System.err.println("no key: " + e.getMessage());
            }
        }
    }
"""
JAVA_RECORD_AFTER = """
    class Login {
        record Account(String clientId, String clientSecret) {
            static Account of(String id, String secret) {
                return new Account(id, secret);
            }
        }

        /**
         * The form of the sign-in.
         *
         * @param account who signs in
         */
        String form(Account account) {
            return "client_id=" + account.clientId() + "&client_secret=" + account.clientSecret()
                + "&grant_type=client_credentials&scope=openid,AdobeID,read_organizations";
        }

        String url() {
            return "https://ims-na1.adobelogin.com/ims/token/v3";
        }

        public static void main(String[] args) {
            System.out.println(new Login().form(Account.of(args[0], args[1])));
        }
    }
"""


def test_component_of_a_record() -> None:
    """It goes with what every construction passes; so do the exceptions, the catch and the words about a parameter."""
    check_rewritten(JAVA_RECORD, JAVA_RECORD_AFTER, "Login.java")


_LOMBOK = """
import lombok.Builder;
import lombok.ToString;
import lombok.Value;

@Value
@Builder
@ToString(exclude = {"secret", "privateKey"})
class Settings {
    String id;
    String secret;
    String account;
    String privateKey;
}
"""
_LOMBOK_AFTER = """\
import lombok.Builder;
import lombok.ToString;
import lombok.Value;

@Value
@Builder
@ToString(exclude = {"secret"})
class Settings {
    String id;
    String secret;
}
"""
_LOMBOK_USE = """
class Ims {
    String token(Settings settings) {
        String jwt = JWT.create()
            .withSubject(settings.getAccount())
            .withAudience("https://ims-na1.adobelogin.com/c/" + settings.getId())
            .withClaim("https://ims-na1.adobelogin.com/s/ent_dataservices_sdk", true)
            .sign(Algorithm.RSA256(null, key(settings.getPrivateKey())));
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", settings.getId());
        form.add("client_secret", settings.getSecret());
        form.add("jwt_token", jwt);
        Map body = http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, Map.class);
        return (String) body.get("access_token");
    }
}
"""
_LOMBOK_MAIN = """
class Main {
    public static void main(String[] args) {
        Settings settings = Settings.builder()
            .id(args[0])
            .secret(args[1])
            .account(System.getenv("ACCOUNT"))
            .privateKey(System.getenv("KEY"))
            .build();
        System.out.println(new Ims().token(settings));
    }
}
"""


def test_fields_whose_accessors_lombok_makes() -> None:
    """They go with their links of the builder, and with their names in an annotation."""
    files = {"Settings.java": _LOMBOK, "Ims.java": _LOMBOK_USE, "Main.java": _LOMBOK_MAIN}
    result = rewrite(files, unsafe=False)
    assert result.files["Settings.java"] == _LOMBOK_AFTER
    assert "            .secret(args[1])\n            .build();" in result.files["Main.java"]
    assert rewrite(result.files).plan.files == ()


def test_a_field_that_another_class_gets_stays() -> None:
    """Its accessor is called there."""
    other = "class Other {\n    void show(Settings settings) {\n        send(settings.getAccount());\n    }\n}\n"
    files = {"Settings.java": _LOMBOK, "Ims.java": _LOMBOK_USE, "Main.java": _LOMBOK_MAIN, "Other.java": other}
    result = rewrite(files)
    assert "    String account;" in result.files["Settings.java"]
    assert '.account(System.getenv("ACCOUNT"))' in result.files["Main.java"]


def test_setters_that_lombok_makes() -> None:
    """A statement that only fills the field goes."""
    settings = _LOMBOK.replace("@Value\n@Builder", "@Data").replace("lombok.Builder", "lombok.Data")
    main = """
    class Main {
        public static void main(String[] args) {
            Settings settings = new Settings();
            settings.setId(args[0]);
            settings.setSecret(args[1]);
            settings.setPrivateKey(System.getenv("KEY"));
            System.out.println(new Ims().token(settings));
        }
    }
    """
    result = rewrite({"Settings.java": settings, "Ims.java": _LOMBOK_USE, "Main.java": main}, unsafe=False)
    assert "privateKey" not in result.files["Settings.java"]
    assert "PrivateKey" not in result.files["Main.java"]
    assert "settings.setSecret(args[1]);" in result.files["Main.java"]


def test_classes_of_lombok_without_a_sign_in_are_kept() -> None:
    """Whatever their fields are called."""
    check_kept(_LOMBOK, "Settings.java")


def test_a_log_line_that_asks_a_getter() -> None:
    """What only shows an account keeps no getter of the configuration; one that shows what is made of it does."""
    config = """
        class Config {
            String getId() {
                return required("ID");
            }

            String getTechnicalAccount() {
                return required("TECHNICAL_ACCOUNT");
            }
        }
    """
    login = """
        class Login {
            Login(Config config) {
                log.debug("client " + config.getId() + " account " + config.getTechnicalAccount());
                this.config = config;
            }

            String form() {
                return "client_id=" + config.getId() + "&client_secret=" + secret() + "&jwt_token=" + assertion();
            }

            String url() {
                return "https://ims-na1.adobelogin.com/ims/exchange/jwt";
            }

            private String assertion() {
                return Jwts.builder().setSubject(config.getTechnicalAccount()).signWith(RS256, key()).compact();
            }
        }
    """
    result = rewrite({"Config.java": config, "Login.java": login})
    assert "getTechnicalAccount" not in "".join(result.files.values())
    assert 'return required("ID");' in result.files["Config.java"]
    kept = login.replace(
        "config.getTechnicalAccount());\n                this", "mask(config.getTechnicalAccount()));this"
    )
    result = rewrite({"Config.java": config, "Login.java": kept})
    assert "String getTechnicalAccount()" in result.files["Config.java"]
