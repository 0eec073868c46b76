package org.example.tides;

import java.io.IOException;
import java.io.InputStream;

public class Tides {
    public static void main(String[] args) throws IOException {
        Settings settings = new Settings(args[0]);
        String token = new Gate(settings).token();
        System.out.println(token);
        try (InputStream banner = Tides.class.getResourceAsStream("/banner.txt")) {
            if (banner != null) {
                banner.transferTo(System.out);
            }
        }
    }
}
