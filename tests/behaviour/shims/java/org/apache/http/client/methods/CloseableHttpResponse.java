package org.apache.http.client.methods;

import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.StatusLine;

public class CloseableHttpResponse implements HttpResponse, java.io.Closeable {
    private final int code;
    private final String text;

    public CloseableHttpResponse(int code, String text) { this.code = code; this.text = text; }
    @Override public HttpEntity getEntity() { return new HttpEntity("application/json", text); }
    @Override public StatusLine getStatusLine() { return new StatusLine(code); }
    @Override public void close() { }
}
