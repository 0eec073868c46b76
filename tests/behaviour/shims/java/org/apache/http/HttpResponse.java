package org.apache.http;

public interface HttpResponse {
    HttpEntity getEntity();
    StatusLine getStatusLine();
}
