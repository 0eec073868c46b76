"""Java: what goes with the assertion."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten

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
