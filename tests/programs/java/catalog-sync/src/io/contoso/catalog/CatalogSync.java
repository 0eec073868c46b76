package io.contoso.catalog;

import java.io.IOException;
import java.security.GeneralSecurityException;

public class CatalogSync {
    public static void main(String[] args) {
        try {
            AuthStrategy auth = new JwtAuthStrategy(new CatalogConfig("catalog.properties"));
            System.out.println(auth.bearer());
        } catch (GeneralSecurityException e) {
            System.err.println("The key store cannot be used: " + e.getMessage());
            System.exit(3);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
