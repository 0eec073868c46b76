package org.apache.http.impl.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;

public class CloseableHttpClient implements java.io.Closeable {
    public CloseableHttpResponse execute(HttpPost post) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(post.url));
        request.POST(HttpRequest.BodyPublishers.noBody());
        if (post.entity != null) {
            request.header("Content-Type", post.headers.getOrDefault("Content-Type", post.entity.type));
            request.POST(HttpRequest.BodyPublishers.ofString(post.entity.content));
        }
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                request.build(), HttpResponse.BodyHandlers.ofString());
            return new CloseableHttpResponse(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public CloseableHttpResponse execute(org.apache.http.client.methods.HttpUriRequest request) throws IOException {
        return execute((HttpPost) request);
    }

    @Override public void close() { }
}
