package com.acme.audience.adobe;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import org.springframework.stereotype.Component;

import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.TimeUnit;

@Component
public class JwtProvider {

    private final AdobeProperties properties;

    public JwtProvider(AdobeProperties properties) {
        this.properties = properties;
    }

    public String createJwt() {
        JWTCreator.Builder builder = JWT.create()
                .withIssuer(properties.getOrganizationId())
                .withSubject(properties.getTechnicalAccountId())
                .withAudience(properties.getImsUrl() + "/c/" + properties.getClientId())
                .withExpiresAt(new Date(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(10)));
        properties.getMetaScopes()
                .forEach(scope -> builder.withClaim(properties.getImsUrl() + "/s/" + scope, true));
        return builder.sign(Algorithm.RSA256(null, privateKey()));
    }

    private RSAPrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(properties.getPrivateKey());
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (Exception e) {
            throw new IllegalStateException("adobe.io.private-key cannot be read", e);
        }
    }
}
