package org.apache.http.util;

import org.apache.http.HttpEntity;

public final class EntityUtils {
    public static String toString(HttpEntity entity) throws java.io.IOException { return entity.content; }
}
