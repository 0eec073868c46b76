package com.contoso.pipelines;

/** Run by the build job, which gives it the four system properties of the credential. */
public final class Start {

    public static void main(String[] args) {
        try {
            System.out.println("Bearer " + new ImsClient().token(Credential.given()));
        } catch (ImsException e) {
            System.err.println(e.step() + ": " + e.getMessage());
            System.exit(1);
        }
    }
}
