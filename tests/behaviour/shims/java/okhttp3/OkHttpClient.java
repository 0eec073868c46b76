package okhttp3;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class OkHttpClient {
    public Call newCall(Request request) { return new Call(request); }

    public static class Call {
        private final Request request;

        Call(Request request) { this.request = request; }

        public Response execute() throws IOException {
            HttpRequest sent = HttpRequest.newBuilder(URI.create(request.url)).header("Content-Type", request.body.type)
                .POST(HttpRequest.BodyPublishers.ofString(request.body.content)).build();
            try {
                HttpResponse<String> answer = HttpClient.newHttpClient().send(sent, HttpResponse.BodyHandlers.ofString());
                return new Response(answer.statusCode(), answer.body());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
