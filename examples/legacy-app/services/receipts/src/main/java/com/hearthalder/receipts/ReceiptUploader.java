package com.hearthalder.receipts;

import java.io.InputStream;
import java.util.Properties;

/** Entry point of the job: signs in and uploads the receipts of the day. */
public final class ReceiptUploader {

    private ReceiptUploader() {
    }

    public static void main(String[] args) throws Exception {
        Properties config = new Properties();
        try (InputStream in = ReceiptUploader.class.getResourceAsStream("/adobe.properties")) {
            config.load(in);
        }
        // -DimsExchange=... and the like win over the file, used by the integration tests
        for (String name : config.stringPropertyNames()) {
            config.setProperty(name, System.getProperty(name, config.getProperty(name)));
        }
        AdobeTokenClient adobe = new AdobeTokenClient(config);
        System.out.println("signed in, token of " + adobe.accessToken().length() + " characters");
    }
}
