package joptsimple;

import java.util.Map;

public class OptionSet {
    private final Map<String, Object> given;

    OptionSet(Map<String, Object> given) { this.given = given; }

    public boolean has(String name) { return given.containsKey(name); }
    public boolean has(OptionSpec<?> spec) { return has(spec.options().get(0)); }
    public Object valueOf(String name) { return given.get(name); }

    @SuppressWarnings("unchecked")
    public <V> V valueOf(OptionSpec<V> spec) { return (V) valueOf(spec.options().get(0)); }
}
