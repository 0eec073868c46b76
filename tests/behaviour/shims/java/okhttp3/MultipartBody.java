package okhttp3;

public class MultipartBody extends RequestBody {
    public static final String FORM = "multipart/form-data";
    private static final String BOUNDARY = "0123456789abcdef";

    private MultipartBody(String content) {
        super(FORM + "; boundary=" + BOUNDARY, content + "--" + BOUNDARY + "--\r\n");
    }

    public static class Builder {
        private final StringBuilder content = new StringBuilder();

        public Builder setType(String type) { return this; }

        public Builder addFormDataPart(String name, String value) {
            content.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n");
            return this;
        }

        public MultipartBody build() { return new MultipartBody(content.toString()); }
    }
}
