package joptsimple;

import java.util.List;

public class ArgumentAcceptingOptionSpec<V> implements OptionSpec<V> {
    final List<String> names;
    boolean required;
    V fallback;

    ArgumentAcceptingOptionSpec(List<String> names) { this.names = names; }

    public ArgumentAcceptingOptionSpec<V> required() { required = true; return this; }
    public ArgumentAcceptingOptionSpec<V> describedAs(String text) { return this; }

    @SafeVarargs
    public final ArgumentAcceptingOptionSpec<V> defaultsTo(V value, V... values) { fallback = value; return this; }

    @Override
    public List<String> options() { return names; }
}
