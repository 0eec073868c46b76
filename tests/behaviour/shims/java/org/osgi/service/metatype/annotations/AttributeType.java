package org.osgi.service.metatype.annotations;

public enum AttributeType {
    STRING,
    PASSWORD
}
