package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.TestResult.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * When a connection to a relay is encrypted, and whose word is taken for who it is.
 *
 * @param implicit from the first byte, without STARTTLS
 * @param ca the authorities that are trusted, in PEM; without it those of the system
 */
record RelayTrust(boolean implicit, @Nullable Path ca) {

    static final RelayTrust USUAL = new RelayTrust(false, null);

    /** Read for each connection, so that a file that was renewed counts at once. */
    SSLSocketFactory factory() throws IOException {
        Path file = ca;
        if (file == null) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            if (number == 0) {
                throw unusable();
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | java.nio.file.NoSuchFileException e) {
            throw (IOException) unusable().initCause(e);
        }
    }

    private static RelayTrouble unusable() {
        return new RelayTrouble(
                Verdict.NO_FILE, "the file with the relay's authority is not there, or is no certificate");
    }
}
