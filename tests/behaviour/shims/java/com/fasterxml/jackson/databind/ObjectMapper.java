package com.fasterxml.jackson.databind;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flat objects of strings; as with Jackson, a property that the class does not have is refused. */
public class ObjectMapper {
    public <T> T readValue(File source, Class<T> type) throws IOException {
        Map<String, Field> known = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            JsonProperty named = field.getAnnotation(JsonProperty.class);
            known.put(named == null ? field.getName() : named.value(), field);
        }
        try {
            T made = type.getDeclaredConstructor().newInstance();
            Matcher pair = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]*)\"").matcher(Files.readString(source.toPath()));
            while (pair.find()) {
                Field field = known.get(pair.group(1));
                if (field == null) {
                    throw new IOException("Unrecognized field \"" + pair.group(1) + "\" (class " + type.getName() + ")");
                }
                field.setAccessible(true);
                field.set(made, pair.group(2));
            }
            return made;
        } catch (ReflectiveOperationException error) {
            throw new IOException(error);
        }
    }
}
