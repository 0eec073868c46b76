package okhttp3;

/** A body and its type. */
public class RequestBody {
    final String type;
    final String content;

    public static RequestBody create(MediaType type, String content) { return new RequestBody(type.name, content); }

    RequestBody(String type, String content) {
        this.type = type;
        this.content = content;
    }
}
