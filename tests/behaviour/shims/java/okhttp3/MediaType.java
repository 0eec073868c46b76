package okhttp3;

public class MediaType {
    final String name;

    private MediaType(String name) { this.name = name; }
    public static MediaType parse(String name) { return new MediaType(name); }
}
