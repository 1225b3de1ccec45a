package io.madoguchi.gateway.signin;

/** The identity provider does not answer, or not in a way that can be understood. */
final class ProviderAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderAway(String what, Throwable cause) {
        super(what, cause);
    }

    ProviderAway(String what) {
        super(what);
    }
}
