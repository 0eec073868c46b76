package org.springframework.util;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

public class LinkedMultiValueMap<K, V> extends LinkedHashMap<K, List<V>> implements MultiValueMap<K, V> {
    @Override public void add(K key, V value) { computeIfAbsent(key, name -> new ArrayList<>()).add(value); }
}
