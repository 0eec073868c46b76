package org.apache.http.client.entity;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.http.HttpEntity;
import org.apache.http.NameValuePair;

public class UrlEncodedFormEntity extends HttpEntity {
    public UrlEncodedFormEntity(List<? extends NameValuePair> pairs, Charset charset) {
        super("application/x-www-form-urlencoded", pairs.stream()
            .map(pair -> pair.getName() + "=" + URLEncoder.encode(pair.getValue(), charset))
            .collect(Collectors.joining("&")));
    }

    public UrlEncodedFormEntity(List<? extends NameValuePair> pairs) throws java.io.UnsupportedEncodingException {
        this(pairs, StandardCharsets.UTF_8);
    }

    public UrlEncodedFormEntity(List<? extends NameValuePair> pairs, String charset)
            throws java.io.UnsupportedEncodingException {
        this(pairs, Charset.forName(charset));
    }
}
