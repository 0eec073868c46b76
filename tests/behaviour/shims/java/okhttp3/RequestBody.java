package okhttp3;

/** A body and its type. */
public class RequestBody {
    final String type;
    final String content;

    RequestBody(String type, String content) {
        this.type = type;
        this.content = content;
    }
}
