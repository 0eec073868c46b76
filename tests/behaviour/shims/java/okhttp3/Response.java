package okhttp3;

public class Response implements AutoCloseable {
    private final int status;
    private final String text;

    Response(int status, String text) {
        this.status = status;
        this.text = text;
    }

    public int code() { return status; }
    public boolean isSuccessful() { return status / 100 == 2; }
    public ResponseBody body() { return new ResponseBody(); }
    @Override public void close() { }

    public class ResponseBody {
        public String string() { return text; }
    }
}
