package org.apache.http.impl.client;

public final class HttpClients {
    public static CloseableHttpClient createDefault() { return new CloseableHttpClient(); }
}
