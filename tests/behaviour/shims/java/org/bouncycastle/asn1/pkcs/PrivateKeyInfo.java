package org.bouncycastle.asn1.pkcs;

public class PrivateKeyInfo {
    public final byte[] der;

    public PrivateKeyInfo(byte[] der) { this.der = der; }
}
