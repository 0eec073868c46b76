package retrofit2;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.http.Field;
import retrofit2.http.POST;

/** As much of Retrofit as a form sent by POST needs; the body of an answer is given as its text. */
public class Retrofit {
    private final String baseUrl;

    private Retrofit(String baseUrl) { this.baseUrl = baseUrl; }

    public <T> T create(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
            service.getClassLoader(), new Class<?>[] {service}, (proxy, method, given) -> call(method, given)));
    }

    private Call<String> call(Method method, Object[] given) {
        FormBody.Builder form = new FormBody.Builder();
        Parameter[] parameters = method.getParameters();
        for (int index = 0; index < parameters.length; index++) {
            form.add(parameters[index].getAnnotation(Field.class).value(), (String) given[index]);
        }
        String url = baseUrl.replaceAll("/$", "") + method.getAnnotation(POST.class).value();
        return () -> {
            try (okhttp3.Response answer =
                new OkHttpClient().newCall(new Request.Builder().url(url).post(form.build()).build()).execute()) {
                return new Response<>(answer.code(), answer.body().string());
            }
        };
    }

    public static class Builder {
        private String baseUrl;

        public Builder baseUrl(String url) {
            baseUrl = url;
            return this;
        }

        public Retrofit build() { return new Retrofit(baseUrl); }
    }
}
