package com.contoso.pipelines;

/** What went wrong, and where. */
public class ImsException extends Exception {

    /** The steps of a sign-in. */
    public enum Step {
        ASK("IMS was not reached"),
        ANSWER("IMS refused"),
        SIGN_JWT("the assertion could not be signed");

        private final String told;

        Step(String told) {
            this.told = told;
        }
    }

    private final Step step;

    public ImsException(Step step, Object detail) {
        super(step.told + ": " + detail);
        this.step = step;
    }

    public Step step() {
        return step;
    }
}
