package com.contoso.pipelines;

/** Where tokens come from. */
public interface Ims {
    String HOST = "https://ims-na1.adobelogin.com";
    String EXCHANGE = "/ims/exchange/jwt";
    String METASCOPE = HOST + "/s/ent_cloudmgr_sdk";

    String token(Credential credential) throws ImsException;
}
