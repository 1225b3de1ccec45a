package io.madoguchi.gateway.forms;

/** The one-time field is not one of ours, or too old; the page shows the form again with what was typed. */
public final class FormRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Reason {
        FORGED,
        EXPIRED
    }

    private final Reason reason;

    FormRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
