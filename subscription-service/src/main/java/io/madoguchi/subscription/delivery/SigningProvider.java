package io.madoguchi.subscription.delivery;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Who computes signatures: a provider in native code where an installation has put one on the class path, which is three
 * to fifty times as fast, and otherwise the one of the JDK. Both make the same signatures.
 */
final class SigningProvider {

    private static final String FAST = "AmazonCorrettoCryptoProvider";
    private static final Optional<Provider> FOUND = find();

    private SigningProvider() {}

    static Signature signature(String algorithm) throws GeneralSecurityException {
        Optional<Provider> fast = FOUND.filter(provider -> provider.getService("Signature", algorithm) != null);
        return fast.isPresent() ? Signature.getInstance(algorithm, fast.get()) : Signature.getInstance(algorithm);
    }

    /** A provider whose native part does not load on this machine is none. */
    private static Optional<Provider> find() {
        try {
            return ServiceLoader.load(Provider.class).stream()
                    .filter(found -> found.type().getSimpleName().equals(FAST))
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.getService("Signature", "SHA256withRSA") != null)
                    .findFirst();
        } catch (RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }
}
