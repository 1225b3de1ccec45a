package io.madoguchi.gateway.signin;

/** The identity provider answered and said no, or what it sent does not hold. */
final class ProviderRefused extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderRefused(String why) {
        super(why, null, false, false);
    }
}
