package com.acme.dam;

public class Migrate {
    private static final String USAGE = "usage: migrate --config FILE --key FILE [--dry-run]";

    public static void main(String[] args) throws Exception {
        String config = null;
        String key = null;
        boolean dryRun = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--config":
                    config = args[++i];
                    break;
                case "--key":
                    key = args[++i];
                    break;
                case "--dry-run":
                    dryRun = true;
                    break;
                default:
                    System.err.println(USAGE);
                    System.exit(2);
            }
        }
        if (config == null || key == null) {
            System.err.println(USAGE);
            System.exit(2);
        }
        TokenClient client = new TokenClient(new IntegrationJson(config), key);
        System.out.println(client.accessToken());
        System.err.println((dryRun ? "would read " : "reading ") + Constants.CHUNK_DIR);
    }
}
