package org.apache.commons.cli;

public class Option {
    final String letter;
    final String word;
    final boolean required;

    private Option(Builder builder) {
        this.letter = builder.letter;
        this.word = builder.word;
        this.required = builder.required;
    }

    public static Builder builder(String letter) {
        Builder builder = new Builder();
        builder.letter = letter;
        return builder;
    }

    boolean isCalled(String name) {
        return name.equals(letter) || name.equals(word);
    }

    public static class Builder {
        private String letter;
        private String word;
        private boolean required;

        public Builder longOpt(String name) {
            word = name;
            return this;
        }

        public Builder hasArg() {
            return this;
        }

        public Builder required() {
            required = true;
            return this;
        }

        public Builder desc(String description) {
            return this;
        }

        public Option build() {
            return new Option(this);
        }
    }
}
