package com.acme.gate;

import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.json.JSONObject;

class ImsGate implements TokenGate {
    @Override
    public String open(String id, String secret, String jwt) throws IOException {
        FormBody form = new FormBody.Builder()
            .add("client_id", id)
            .add("client_secret", secret)
            .add("jwt_token", jwt)
            .build();
        Request request = new Request.Builder().url("https://ims-na1.adobelogin.com/ims/exchange/jwt").post(form).build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException("IMS answered " + response.code());
            }
            return new JSONObject(response.body().string()).getString("access_token");
        }
    }
}
