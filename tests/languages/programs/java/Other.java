package com.example.sign;

import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.auth.OAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Other {
    public String token(String integrationKey, String userId) throws Exception {
        ApiClient client = new ApiClient("https://demo.docusign.net/restapi");
        client.setOAuthBasePath("account-d.docusign.com");
        byte[] key = Files.readAllBytes(Path.of("docusign_private.key"));
        OAuth.OAuthToken token = client.requestJWTUserToken(
            integrationKey, userId, List.of("signature", "impersonation"), key, 3600);
        return token.getAccessToken();
    }
}
