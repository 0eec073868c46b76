package org.bouncycastle.openssl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

public class PEMParser implements java.io.Closeable {
    private final BufferedReader reader;

    public PEMParser(Reader reader) { this.reader = new BufferedReader(reader); }

    public Object readObject() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.startsWith("-")) {
                text.append(line);
            }
        }
        return new PrivateKeyInfo(Base64.getDecoder().decode(text.toString()));
    }

    @Override public void close() throws IOException { reader.close(); }
}
