package com.acme.dam;

public interface Constants {
    String IMS_ENDPOINT = "ims-na1.adobelogin.com";
    String JWT_EXCHANGE = "/ims/exchange/jwt";
    String METASCOPE = "/s/ent_dataservices_sdk";
    String CHUNK_DIR = "chunks";
}
