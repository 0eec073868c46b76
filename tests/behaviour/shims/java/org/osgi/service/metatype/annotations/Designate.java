package org.osgi.service.metatype.annotations;

public @interface Designate {
    Class<?> ocd();
}
