package com.acme.gate;

import java.io.IOException;

/** Where tokens come from. */
public interface TokenGate {
    /**
     * @param id     the client
     * @param secret its secret
     * @param jwt    the signed assertion
     */
    String open(String id, String secret, String jwt) throws IOException;
}
