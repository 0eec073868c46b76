package com.example.aem;

import java.lang.reflect.Proxy;

/** Stands in for the container: it gives a service what its configuration says. */
public final class Container {
    public static void main(String[] args) throws Exception {
        ImsService service = new ImsService();
        service.activate((ImsConfig) Proxy.newProxyInstance(
            Container.class.getClassLoader(),
            new Class<?>[] {ImsConfig.class},
            (proxy, method, given) -> {
                String value = System.getenv("OSGI_" + method.getName());
                if (value == null && method.getDefaultValue() == null) {
                    throw new IllegalStateException(method.getName() + " is not configured");
                }
                return value == null ? method.getDefaultValue() : value;
            }));
        System.out.println(service.token());
    }
}
