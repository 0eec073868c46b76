"""aio-lib-java: contexts, the workspace's builder of 1.0, the interceptor, and the versions."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

CONTEXT = """
import com.adobe.aio.auth.JwtContext;
import com.adobe.aio.workspace.Workspace;

class Workspaces {
    Workspace workspace(String secret) {
        JwtContext context = JwtContext.builder()
                .clientSecret(secret)
                .technicalAccountId("x@techacct.adobe.com")
                .addMetascope("ent_adobeio_sdk")
                .addMetascope("event_receiver_api")
                .privateKey(Keys.read("private.key"))
                .build();
        return Workspace.builder().imsOrgId("A@AdobeOrg").authContext(context).build();
    }
}
"""
CONTEXT_AFTER = """
import com.adobe.aio.auth.OAuthContext;
import com.adobe.aio.workspace.Workspace;

class Workspaces {
    Workspace workspace(String secret) {
        OAuthContext context = OAuthContext.builder()
                .clientSecret(secret)
                .addScope("openid")
                .addScope("AdobeID")
                .addScope("read_organizations")
                .build();
        return Workspace.builder().imsOrgId("A@AdobeOrg").authContext(context).build();
    }
}
"""
WORKSPACE = """
import com.adobe.aio.ims.ImsService;
import com.adobe.aio.ims.feign.JWTAuthInterceptor;
import com.adobe.aio.ims.util.PrivateKeyBuilder;
import com.adobe.aio.workspace.Workspace;
import java.security.PrivateKey;

class Tokens {
    String token() {
        PrivateKey privateKey = new PrivateKeyBuilder().systemEnv().build();
        Workspace workspace = Workspace.builder()
                .imsOrgId(System.getenv("ORG_ID"))
                .apiKey(System.getenv("API_KEY"))
                .clientSecret(System.getenv("CLIENT_SECRET"))
                .addMetascope("/s/ent_adobeio_sdk")
                .privateKey(privateKey)
                .build();
        Object interceptor = JWTAuthInterceptor.builder().workspace(workspace).build();
        ImsService imsService = ImsService.builder().workspace(workspace).build();
        return imsService.getJwtExchangeAccessToken().getAccessToken();
    }
}
"""
WORKSPACE_AFTER = """
import com.adobe.aio.ims.ImsService;
import com.adobe.aio.ims.feign.AuthInterceptor;
import com.adobe.aio.workspace.Workspace;
import com.adobe.aio.auth.OAuthContext;

class Tokens {
    String token() {
        Workspace workspace = Workspace.builder()
                .imsOrgId(System.getenv("ORG_ID"))
                .apiKey(System.getenv("API_KEY"))
                .authContext(OAuthContext.builder()
                        .clientSecret(System.getenv("CLIENT_SECRET"))
                        .addScope("openid")
                        .addScope("AdobeID")
                        .addScope("read_organizations")
                        .build())
                .build();
        Object interceptor = AuthInterceptor.builder().workspace(workspace).build();
        ImsService imsService = ImsService.builder().workspace(workspace).build();
        return imsService.getAccessToken().getAccessToken();
    }
}
"""
GRADLE = (
    "implementation 'com.adobe.aio:aio-lib-java-ims:1.0.18'\nimplementation 'com.adobe.aio:aio-lib-java-core:1.0.18'\n"
)


def test_a_context_is_built_for_oauth() -> None:
    """Class, import and links; the metascopes become scopes once."""
    check_rewritten(CONTEXT, CONTEXT_AFTER, "Workspaces.java")


def test_the_workspace_of_the_first_version_gets_a_context() -> None:
    """What the builder held of the credential moves; the key goes with what read it."""
    result = check_rewritten(WORKSPACE, WORKSPACE_AFTER, "Tokens.java")
    assert set(result.dispositions().values()) == {"unsafe"}


def test_both_modules_move_together() -> None:
    """The manifest names the release that knows the new calls."""
    result = rewrite({"build.gradle": GRADLE, "Tokens.java": WORKSPACE})
    assert result.files["build.gradle"] == GRADLE.replace("1.0.18", "2.0.0")


def test_a_program_that_builds_the_assertion_is_left_whole() -> None:
    """JwtTokenBuilder has no successor: the text says what to call."""
    text = CONTEXT.replace(
        "import com.adobe.aio.auth", "import com.adobe.aio.ims.JwtTokenBuilder;\nimport com.adobe.aio.auth"
    )
    result = rewrite({"Workspaces.java": text})
    assert result.plan.files == ()
    assert "OAuthContext" in result.plan.withdrawn[0].reason


def test_the_new_form_stays() -> None:
    """Nothing is left to do."""
    check_kept(WORKSPACE_AFTER, "Tokens.java")
