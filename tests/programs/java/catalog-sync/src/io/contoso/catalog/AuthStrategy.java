package io.contoso.catalog;

import java.io.IOException;

/** A way to get a bearer token. */
interface AuthStrategy {
    String bearer() throws IOException;
}
