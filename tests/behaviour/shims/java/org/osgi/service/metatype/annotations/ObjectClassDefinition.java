package org.osgi.service.metatype.annotations;

public @interface ObjectClassDefinition {
    String name() default "";
}
