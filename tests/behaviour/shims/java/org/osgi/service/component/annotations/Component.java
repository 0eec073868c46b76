package org.osgi.service.component.annotations;

public @interface Component {
    Class<?>[] service() default {};
}
