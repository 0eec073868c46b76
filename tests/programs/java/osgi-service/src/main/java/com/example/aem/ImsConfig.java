package com.example.aem;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Example - IMS")
public @interface ImsConfig {
    @AttributeDefinition(name = "Client ID")
    String clientId();

    @AttributeDefinition(name = "Client secret", type = AttributeType.PASSWORD)
    String clientSecret();

    @AttributeDefinition(name = "Organization")
    String orgId() default "";

    @AttributeDefinition(name = "Technical account")
    String technicalAccountId();

    @AttributeDefinition(name = "Private key", description = "of the certificate", type = AttributeType.PASSWORD)
    String privateKey();

    @AttributeDefinition(name = "Metascopes")
    String[] metascopes() default {"ent_user_sdk"};
}
