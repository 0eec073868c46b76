package okhttp3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

public class FormBody extends RequestBody {
    private FormBody(String content) {
        super("application/x-www-form-urlencoded", content);
    }

    public static class Builder {
        private final StringBuilder content = new StringBuilder();

        public Builder add(String name, String value) {
            content.append(content.length() == 0 ? "" : "&").append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            return this;
        }

        public FormBody build() { return new FormBody(content.toString()); }
    }
}
