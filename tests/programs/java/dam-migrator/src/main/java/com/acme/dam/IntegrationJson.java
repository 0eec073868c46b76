package com.acme.dam;

import java.nio.file.Files;
import java.nio.file.Paths;
import org.json.JSONObject;

/** The JSON file that the Developer Console offers for download. */
public class IntegrationJson {
    private final JSONObject json;

    public IntegrationJson(String file) throws Exception {
        json = new JSONObject(new String(Files.readAllBytes(Paths.get(file)), "UTF-8"));
    }

    public String clientId() {
        return json.getString("CLIENT_ID");
    }

    public String clientSecret() {
        return json.getString("CLIENT_SECRET");
    }

    public String orgId() {
        return json.getString("ORG_ID");
    }

    public String technicalAccountId() {
        return json.getString("TECHNICAL_ACCOUNT_ID");
    }
}
