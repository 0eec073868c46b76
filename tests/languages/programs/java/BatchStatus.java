package io.example.batches;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

public class BatchStatus {
    static final String AUTH_URL = "https://ims-na1.adobelogin.com/ims/";

    interface AuthService {
        @FormUrlEncoded
        @POST("exchange/jwt/")
        Call<AuthToken> getAuthToken(@Field("client_id") String id, @Field("client_secret") String secret, @Field("jwt_token") String jwt);
    }

    static class AuthToken {
        String access_token;
        long expires_in;
    }

    private final Settings settings;
    private final JwtBuilder claims;

    BatchStatus(Settings settings) {
        this.settings = settings;
        this.claims = begin(settings);
    }

    private static JwtBuilder begin(Settings settings) {
        return Jwts.builder()
                .setIssuer(settings.organisation)
                .setSubject(settings.technicalAccount)
                .setAudience("https://ims-na1.adobelogin.com/c/" + settings.apiKey)
                .claim("https://ims-na1.adobelogin.com/s/ent_dataservices_sdk", true);
    }

    private String assertion(PrivateKey key) {
        Instant end = Instant.now().plusSeconds(600);

        return claims
                .setExpiration(Date.from(end))
                .signWith(key)
                .compact();
    }

    AuthToken signIn(PrivateKey key) throws IOException {
        Retrofit retrofit = new Retrofit.Builder()
                .baseUrl(AUTH_URL)
                .addConverterFactory(GsonConverterFactory.create())
                .build();
        AuthService service = retrofit.create(AuthService.class);
        return service.getAuthToken(settings.apiKey, settings.clientSecret, assertion(key)).execute().body();
    }

    Date end(AuthToken token) {
        return new Date(System.currentTimeMillis() + token.expires_in);
    }
}
