package okhttp3;

public class Request {
    String url;
    RequestBody body;

    public static class Builder {
        private final Request request = new Request();

        public Builder url(String url) { request.url = url; return this; }
        public Builder post(RequestBody body) { request.body = body; return this; }
        public Request build() { return request; }
    }
}
