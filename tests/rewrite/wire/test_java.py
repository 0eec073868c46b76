"""Java: the shapes of a request."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten, rewrite

JAVA_MULTIPART_VARIABLE = """
    import java.io.IOException;
    import org.apache.http.HttpEntity;
    import org.apache.http.client.methods.HttpPost;
    import org.apache.http.entity.mime.HttpMultipartMode;
    import org.apache.http.entity.mime.MultipartEntityBuilder;

    class Ims {
        HttpPost request(String id, String secret, String jwt) throws IOException {
            MultipartEntityBuilder builder = MultipartEntityBuilder.create();
            builder.setMode(HttpMultipartMode.BROWSER_COMPATIBLE);
            builder.addTextBody("client_id", id);
            builder.addTextBody("client_secret", secret);
            builder.addTextBody("jwt_token", jwt);
            HttpPost post = new HttpPost("https://ims-na1.adobelogin.com/ims/exchange/jwt");
            post.setEntity(builder.build());
            return post;
        }
    }
"""
JAVA_MULTIPART_VARIABLE_AFTER = """
    import java.io.IOException;
    import java.nio.charset.StandardCharsets;
    import java.util.ArrayList;
    import java.util.List;
    import org.apache.http.HttpEntity;
    import org.apache.http.NameValuePair;
    import org.apache.http.client.entity.UrlEncodedFormEntity;
    import org.apache.http.client.methods.HttpPost;
    import org.apache.http.message.BasicNameValuePair;

    class Ims {
        HttpPost request(String id, String secret, String jwt) throws IOException {
            List<NameValuePair> builder = new ArrayList<>();
            builder.add(new BasicNameValuePair("client_id", id));
            builder.add(new BasicNameValuePair("client_secret", secret));
            builder.add(new BasicNameValuePair("grant_type", "client_credentials"));
            builder.add(new BasicNameValuePair("scope", "openid,AdobeID,read_organizations"));
            HttpPost post = new HttpPost("https://ims-na1.adobelogin.com/ims/token/v3");
            post.setEntity(new UrlEncodedFormEntity(builder, StandardCharsets.UTF_8));
            return post;
        }
    }
"""

JAVA_UNIT = """
    class Token {
        private static final String URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt";
        private static final long MARGIN = 60_000;

        boolean isStale(Answer answer, long obtained) {
            long now = System.currentTimeMillis();
            return now - obtained > answer.expires_in - MARGIN;
        }

        String body(String id, String secret, String jwt) {
            return "client_id=" + id + "&client_secret=" + secret
                + "&jwt_token=" + jwt;
        }
    }
"""
JAVA_UNIT_AFTER = """
    class Token {
        private static final String URL = "https://ims-na1.adobelogin.com/ims/token/v3";
        private static final long MARGIN = 60_000;

        boolean isStale(Answer answer, long obtained) {
            long now = System.currentTimeMillis();
            return now - obtained > answer.expires_in * 1000 - MARGIN;
        }

        String body(String id, String secret, String jwt) {
            return "client_id=" + id + "&client_secret=" + secret
                + "&grant_type=client_credentials&scope=openid,AdobeID,read_organizations";
        }
    }
"""

JAVA_BINARY = """
    import org.apache.http.HttpEntity;
    import org.apache.http.client.methods.HttpPost;
    import org.apache.http.entity.mime.MultipartEntityBuilder;

    class Part {
        HttpPost request(String id, String secret, String jwt) {
            HttpPost post = new HttpPost("https://ims-na1.adobelogin.com/ims/exchange/jwt");
            post.setEntity(MultipartEntityBuilder.create()
                .addTextBody("client_id", id)
                .addTextBody("client_secret", secret)
                .addPart("jwt_token", Bodies.of(jwt))
                .build());
            return post;
        }
    }
"""


def test_multipart_builder_becomes_pairs() -> None:
    """Apache's builder in a variable becomes a list of pairs, with the imports that they need."""
    check_rewritten(JAVA_MULTIPART_VARIABLE, JAVA_MULTIPART_VARIABLE_AFTER, "Ims.java")


def test_life_is_counted_against_a_clock_in_a_variable() -> None:
    """A comparison with milliseconds gets its factor, although the clock was read a line before."""
    check_rewritten(JAVA_UNIT, JAVA_UNIT_AFTER, "Token.java")


def test_a_part_that_is_no_text_withdraws_the_program() -> None:
    """What is sent in a way that is not followed is left whole, and said."""
    result = rewrite({"Part.java": JAVA_BINARY})
    assert [withdrawn.paths for withdrawn in result.plan.withdrawn] == [("Part.java",)]
    assert "application/x-www-form-urlencoded" in result.plan.withdrawn[0].reason
    assert not result.plan.files


def test_a_factor_that_nobody_knows_needs_a_look() -> None:
    """Where the unit cannot be told, the rewrite is not called safe."""
    unknown = JAVA_UNIT.replace("long now = System.currentTimeMillis();", "long now = clock.now();")
    result = rewrite({"Token.java": unknown.replace("60_000", "60")}, unsafe=False)
    assert "counts with expires_in" in result.plan.withdrawn[0].reason
    assert not result.plan.files
