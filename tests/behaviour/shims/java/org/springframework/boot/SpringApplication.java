package org.springframework.boot;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** Constructor and field injection, `@Value` and `@ConfigurationProperties` from a plain application.yml or .properties. */
public class SpringApplication {
    private final Map<String, String> settings = new HashMap<>();
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Class<?>> types = new ArrayList<>();

    public static void run(Class<?> main, String... args) {
        try {
            new SpringApplication().start(main, args);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void start(Class<?> main, String[] args) throws Exception {
        ClassLoader loader = main.getClassLoader();
        if (loader.getResource("application.yml") != null) {
            yaml(Files.readAllLines(Path.of(loader.getResource("application.yml").toURI())));
        }
        if (loader.getResource("application.properties") != null) {
            java.util.Properties read = new java.util.Properties();
            read.load(loader.getResourceAsStream("application.properties"));
            read.forEach((name, value) -> settings.put((String) name, (String) value));
        }
        String folder = main.getPackageName().replace('.', '/');
        Path root = Path.of(loader.getResource(folder + "/" + main.getSimpleName() + ".class").toURI()).getParent();
        try (var files = Files.walk(root)) {
            for (Path path : files.filter(file -> file.toString().endsWith(".class")).collect(Collectors.toList())) {
                String name = root.relativize(path).toString().replace(File.separatorChar, '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(main.getPackageName() + "." + name);
                if (type.isAnnotationPresent(Component.class) || type.isAnnotationPresent(Service.class)
                        || type.isAnnotationPresent(SpringBootApplication.class)) {
                    types.add(type);
                }
            }
        }
        for (Class<?> type : types) {
            bean(type);
        }
        for (Object bean : beans.values().toArray()) {
            if (bean instanceof CommandLineRunner) {
                ((CommandLineRunner) bean).run(args);
            }
        }
    }

    private Object bean(Class<?> wanted) throws Exception {
        Class<?> type = types.stream().filter(wanted::isAssignableFrom).findFirst().orElseThrow(
            () -> new IllegalStateException("no bean of " + wanted));
        if (beans.containsKey(type)) {
            return beans.get(type);
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            Value value = parameter.getAnnotation(Value.class);
            arguments.add(value != null ? text(value.value()) : bean(parameter.getType()));
        }
        Object made = constructor.newInstance(arguments.toArray());
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            if (field.isAnnotationPresent(Value.class)) {
                field.set(made, converted(text(field.getAnnotation(Value.class).value()), field.getType()));
            } else if (field.isAnnotationPresent(Autowired.class) && !Modifier.isStatic(field.getModifiers())) {
                field.set(made, bean(field.getType()));
            }
        }
        ConfigurationProperties bound = type.getAnnotation(ConfigurationProperties.class);
        if (bound != null) {
            bind(made, bound.prefix() + bound.value());
        }
        beans.put(type, made);
        return made;
    }

    private void bind(Object made, String prefix) throws Exception {
        for (Method method : made.getClass().getMethods()) {
            if (method.getName().startsWith("set") && method.getParameterCount() == 1) {
                String name = method.getName().substring(3).replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase();
                String value = settings.get(prefix + "." + name);
                if (value != null) {
                    method.invoke(made, converted(text(value), method.getParameterTypes()[0]));
                }
            }
        }
    }

    private static Object converted(String value, Class<?> type) {
        if (type == String[].class) {
            return value.split(",");
        }
        if (List.class.isAssignableFrom(type)) {
            return Arrays.asList(value.split(","));
        }
        return type == int.class ? (Object) Integer.valueOf(value) : type == long.class ? (Object) Long.valueOf(value) : value;
    }

    private String text(String value) {
        int start = value.indexOf("${");
        if (start < 0) {
            return value;
        }
        int end = value.indexOf('}', start);
        String[] name = value.substring(start + 2, end).split(":", 2);
        String found = settings.containsKey(name[0]) ? text(settings.get(name[0])) : System.getenv(name[0]);
        if (found == null && name.length == 1) {
            throw new IllegalStateException("Could not resolve placeholder '" + name[0] + "'");
        }
        return value.substring(0, start) + (found != null ? found : name[1]) + text(value.substring(end + 1));
    }

    private void yaml(List<String> lines) {
        Deque<String> path = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        for (String line : lines) {
            String bare = line.trim();
            if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            }
            int depth = line.indexOf(bare);
            if (bare.startsWith("- ")) {
                settings.merge(String.join(".", path), bare.substring(2), (one, two) -> one + "," + two);
                continue;
            }
            while (!depths.isEmpty() && depths.peekLast() >= depth) {
                depths.removeLast();
                path.removeLast();
            }
            int colon = bare.indexOf(':');
            path.addLast(bare.substring(0, colon));
            depths.addLast(depth);
            String value = bare.substring(colon + 1).trim().replaceAll("^[\"']|[\"']$", "");
            if (!value.isEmpty()) {
                settings.put(String.join(".", path), value);
            }
        }
    }
}
