package org.springframework.web.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;

public class RestTemplate {
    private static final String BOUNDARY = "0123456789abcdef";

    @SuppressWarnings("unchecked")
    public <T> ResponseEntity<T> postForEntity(String url, HttpEntity<?> sent, Class<T> type) {
        String kind = String.valueOf(sent.getHeaders().getContentType());
        boolean parts = kind.startsWith("multipart");
        StringBuilder body = new StringBuilder();
        ((Map<String, List<String>>) sent.getBody()).forEach((name, values) -> values.forEach(value -> body.append(parts
            ? "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"
            : (body.length() == 0 ? "" : "&") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", parts ? kind + "; boundary=" + BOUNDARY : kind)
            .POST(HttpRequest.BodyPublishers.ofString(parts ? body + "--" + BOUNDARY + "--\r\n" : body.toString())).build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return new ResponseEntity<>(read(answer.body(), type));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String json, Class<T> type) throws Exception {
        if (type == String.class) {
            return type.cast(json);
        }
        T made = type.getDeclaredConstructor().newInstance();
        for (Field field : type.getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            String name = property != null ? property.value() : field.getName();
            Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
            if (matcher.find()) {
                field.setAccessible(true);
                field.set(made, field.getType() == String.class ? (Object) matcher.group(1)
                    : field.getType() == int.class ? (Object) Integer.valueOf(matcher.group(1)) : Long.valueOf(matcher.group(1)));
            }
        }
        return made;
    }
}
