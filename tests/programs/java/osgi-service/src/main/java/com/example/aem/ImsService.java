package com.example.aem;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

@Component(service = ImsService.class)
@Designate(ocd = ImsConfig.class)
public class ImsService {
    private static final Logger LOG = Logger.getLogger(ImsService.class.getName());
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private ImsConfig config;
    private String privateKey;

    @Activate
    protected void activate(ImsConfig config) {
        LOG.info("client " + config.clientId() + " as technical account " + config.technicalAccountId());
        this.config = config;
        this.privateKey = config.privateKey();
    }

    public String token() throws Exception {
        String form = "client_id=" + encode(config.clientId())
            + "&client_secret=" + encode(config.clientSecret())
            + "&jwt_token=" + encode(assertion());
        HttpRequest request = HttpRequest.newBuilder(URI.create(IMS + "/ims/exchange/jwt"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("IMS answered " + answer.statusCode());
        }
        return answer.body();
    }

    private String assertion() throws Exception {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", config.orgId());
        claims.put("sub", config.technicalAccountId());
        claims.put("aud", IMS + "/c/" + config.clientId());
        claims.put("exp", System.currentTimeMillis() / 1000 + 600);
        for (String metascope : config.metascopes()) {
            claims.put(IMS + "/s/" + metascope, Boolean.TRUE);
        }
        PrivateKey key = KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
