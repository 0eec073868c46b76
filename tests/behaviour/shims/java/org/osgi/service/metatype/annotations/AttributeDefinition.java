package org.osgi.service.metatype.annotations;

public @interface AttributeDefinition {
    String name() default "";

    String description() default "";

    AttributeType type() default AttributeType.STRING;
}
