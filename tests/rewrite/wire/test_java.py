"""Java: the shapes of a request."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

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


_JERSEY = """
package com.acme;

import javax.ws.rs.client.Client;
import javax.ws.rs.client.Entity;
import javax.ws.rs.core.MediaType;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;

class Ims {
    String token(Client client, String id, String secret, String jwt) {
        FormDataMultiPart form = new FormDataMultiPart();
        form.field("client_id", id);
        form.field("client_secret", secret, MediaType.TEXT_PLAIN_TYPE);
        form.field("jwt_token", jwt);
        form.setMediaType(MediaType.MULTIPART_FORM_DATA_TYPE);
        return client.target("https://ims-na1.adobelogin.com").path("ims/exchange/jwt").request()
            .post(Entity.entity(form, form.getMediaType()), String.class);
    }
}
"""
_JERSEY_AFTER = """
package com.acme;

import javax.ws.rs.client.Client;
import javax.ws.rs.client.Entity;
import javax.ws.rs.core.Form;

class Ims {
    String token(Client client, String id, String secret, String jwt) {
        Form form = new Form();
        form.param("client_id", id);
        form.param("client_secret", secret);
        form.param("grant_type", "client_credentials");
        form.param("scope", "openid,AdobeID,read_organizations");
        return client.target("https://ims-na1.adobelogin.com").path("ims/token/v3").request()
            .post(Entity.form(form), String.class);
    }
}
"""
_JERSEY_CHAIN = """
package com.acme;

import jakarta.ws.rs.client.*;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.jersey.media.multipart.*;

class Ims {
    String token(Client client, String id, String secret, String jwt) {
        MultiPart form = new FormDataMultiPart()
            .field("client_id", id)
            .bodyPart(new FormDataBodyPart("client_secret", secret))
            .field("jwt_token", jwt);
        return client.target("https://ims-na1.adobelogin.com/ims/exchange/jwt/").request()
            .post(Entity.entity(form, MediaType.MULTIPART_FORM_DATA), String.class);
    }
}
"""
_JERSEY_CHAIN_AFTER = """
package com.acme;

import jakarta.ws.rs.client.*;
import jakarta.ws.rs.core.Form;
import org.glassfish.jersey.media.multipart.*;

class Ims {
    String token(Client client, String id, String secret, String jwt) {
        Form form = new Form()
            .param("client_id", id)
            .param("client_secret", secret)
            .param("grant_type", "client_credentials")
            .param("scope", "openid,AdobeID,read_organizations");
        return client.target("https://ims-na1.adobelogin.com/ims/token/v3").request()
            .post(Entity.form(form), String.class);
    }
}
"""


@pytest.mark.parametrize(
    ("before", "after"), [(_JERSEY, _JERSEY_AFTER), (_JERSEY_CHAIN, _JERSEY_CHAIN_AFTER)], ids=["variable", "chain"]
)
def test_multipart_of_jersey_becomes_a_form(before: str, after: str) -> None:
    """Field by field, and sent as what it is now; the imports follow, of javax or jakarta."""
    check_rewritten(before, after, "src/Ims.java")


def test_multipart_of_jersey_without_the_assertion_is_kept() -> None:
    """An upload of files stays one."""
    check_kept(_JERSEY.replace("jwt_token", "file").replace("exchange/jwt", "upload"), "src/Ims.java")


def test_a_form_in_a_try_is_left_whole() -> None:
    """The form of JAX-RS is nothing that can be closed."""
    text = """
    import org.glassfish.jersey.media.multipart.FormDataMultiPart;

    class Ims {
        String token(Client client, String id, String secret, String jwt) throws IOException {
            try (FormDataMultiPart form = new FormDataMultiPart()) {
                form.field("client_id", id).field("client_secret", secret).field("jwt_token", jwt);
                return client.target("https://ims-na1.adobelogin.com/ims/exchange/jwt").request()
                    .post(Entity.entity(form, form.getMediaType()), String.class);
            }
        }
    }
    """
    check_kept(text, "src/Ims.java")


_REACTIVE = """
class Ims {{
    String token(WebClient client, String id, String secret, String jwt) {{
        {0}
    }}
}}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            (
                'return client.post().uri("https://ims-na1.adobelogin.com/ims/exchange/jwt").body(BodyInserters'
                '.fromMultipartData("client_id", id).with("client_secret", secret).with("jwt_token", jwt)).retrieve();'
            ),
            (
                'BodyInserters.fromFormData("client_id", id).with("client_secret", secret)'
                '.with("grant_type", "client_credentials").with("scope", "openid,AdobeID,read_organizations"))'
            ),
        ),
        (
            (
                "MultipartBodyBuilder form = new MultipartBodyBuilder();\n"
                '        form.part("client_id", id);\n        form.part("client_secret", secret);\n'
                '        form.part("jwt_token", jwt);\n        return client.post()'
                '.uri("https://ims-na1.adobelogin.com/ims/exchange/jwt")'
                ".body(BodyInserters.fromMultipartData(form.build())).retrieve();"
            ),
            "BodyInserters.fromFormData(form)",
        ),
        (
            (
                'return Unirest.post("https://ims-na1.adobelogin.com/ims/exchange/jwt").multiPartContent()'
                '.field("client_id", id).field("client_secret", secret).field("jwt_token", jwt).asJson();'
            ),
            '/ims/token/v3").field("client_id", id)',
        ),
        (
            (
                'form.add("client_id", id).add("client_secret", secret).add("jwt_token", jwt);\n        '
                'return http.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);'
            ),
            '.add("client_secret", secret).add("grant_type", "client_credentials").add("scope", "openid',
        ),
    ],
    ids=["inserter", "builder", "unirest", "chain of its own"],
)
def test_forms_of_other_clients(before: str, after: str) -> None:
    """What made the body multipart becomes what makes it urlencoded; each parameter is sent once."""
    result = rewrite({"Ims.java": _REACTIVE.format(before)})
    assert after in result.files["Ims.java"]
    assert result.files["Ims.java"].count("client_id") == 1
    assert rewrite(result.files).plan.files == ()


def test_a_form_that_no_test_runs_needs_a_look() -> None:
    """Nothing is called safe that was never run."""
    chain = (
        'return Unirest.post("https://ims-na1.adobelogin.com/ims/exchange/jwt").multiPartContent()'
        '.field("client_id", id).field("client_secret", secret).field("jwt_token", jwt).asJson();'
    )
    assert rewrite({"Ims.java": _REACTIVE.format(chain)}, unsafe=False).plan.files == ()


def test_the_import_of_a_package_is_kept() -> None:
    """Nobody can tell what is used of it, whatever a variable is called."""
    text = """
    import org.apache.http.client.entity.*;
    import org.apache.http.entity.mime.MultipartEntityBuilder;

    class Ims {
        HttpEntity body(String id, String secret, String jwt) {
            HttpEntity entity = MultipartEntityBuilder.create()
                .addTextBody("client_id", id).addTextBody("client_secret", secret)
                .addTextBody("jwt_token", jwt).build();
            post(new HttpPost("https://ims-na1.adobelogin.com/ims/exchange/jwt"), entity);
            return entity;
        }
    }
    """
    assert "import org.apache.http.client.entity.*;" in rewrite({"Ims.java": text}).files["Ims.java"]


_INTERFACE = """
public interface ImsApi {
    @FormUrlEncoded
    @POST("/ims/exchange/jwt")
    Call<Token> exchange(
        @Field("client_id") String id,
        @Field("client_secret") String secret,
        @Field("jwt_token") String jwt);
}
"""
_CALLER = """
class Ims {
    private final ImsApi api = retrofit("https://ims-na1.adobelogin.com").create(ImsApi.class);

    Token token(String id, String secret, String jwt) throws IOException {
        return api.exchange(id, secret, jwt).execute().body();
    }
}
"""


def test_a_field_of_an_interface_becomes_two() -> None:
    """Who calls its method gives the grant and the scopes."""
    result = rewrite({"ImsApi.java": _INTERFACE, "Ims.java": _CALLER}, unsafe=False)
    assert (
        '        @Field("grant_type") String grantType,\n        @Field("scope") String scope);'
        in result.files["ImsApi.java"]
    )
    assert '@POST("/ims/token/v3")' in result.files["ImsApi.java"]
    call = 'api.exchange(id, secret, "client_credentials", "openid,AdobeID,read_organizations").execute()'
    assert call in result.files["Ims.java"]
    assert rewrite(result.files).plan.files == ()


def test_an_interface_that_nobody_here_calls_is_left_whole() -> None:
    """Its callers stand in another repository."""
    check_kept(_INTERFACE, "ImsApi.java")


def test_an_interface_of_something_else_is_kept() -> None:
    """Without the assertion its fields stay what they are."""
    check_kept(_INTERFACE.replace("jwt_token", "code").replace("exchange/jwt", "login"), "ImsApi.java")
