package org.osgi.service.component.annotations;

public @interface Activate {
}
