package org.bouncycastle.openssl.jcajce;

import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

public class JcaPEMKeyConverter {
    public PrivateKey getPrivateKey(PrivateKeyInfo info) throws java.io.IOException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(info.der));
        } catch (java.security.GeneralSecurityException e) {
            throw new java.io.IOException(e);
        }
    }
}
