package retrofit2;

public class Response<T> {
    private final int code;
    private final T body;

    Response(int code, T body) {
        this.code = code;
        this.body = body;
    }

    public boolean isSuccessful() { return code == 200; }

    public int code() { return code; }

    public T body() { return body; }
}
