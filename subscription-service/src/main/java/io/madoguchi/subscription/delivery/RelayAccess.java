package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.Encryption;
import io.madoguchi.subscription.identity.SendingIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How to reach the relay of an identity; how long to wait for it is the same for all. */
record RelayAccess(DeliveryConfig.Smtp usual, SendingIdentity identity, Path directory) implements DeliveryConfig.Smtp {

    /** Opens connections to it. */
    SmtpConnector connector() {
        String ca = identity.ca();
        RelayTrust trust =
                new RelayTrust(identity.encryption() == Encryption.TLS, ca == null ? null : directory.resolve(ca));
        return new SmtpConnector(this, usual.helo().orElse(identity.fromDomain()), trust);
    }

    @Override
    public String host() {
        return identity.host();
    }

    @Override
    public int port() {
        return identity.port();
    }

    @Override
    public Optional<String> helo() {
        return usual.helo();
    }

    @Override
    public DeliveryConfig.StartTls startTls() {
        return switch (identity.encryption()) {
            case NONE, TLS -> DeliveryConfig.StartTls.NEVER;
            case IF_OFFERED -> DeliveryConfig.StartTls.IF_OFFERED;
            case STARTTLS -> DeliveryConfig.StartTls.REQUIRED;
        };
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(identity.authUser());
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.ofNullable(identity.secret())
                .map(name -> directory.resolve(name).toString());
    }

    @Override
    public Duration connectTimeout() {
        return usual.connectTimeout();
    }

    @Override
    public Duration replyTimeout() {
        return usual.replyTimeout();
    }

    @Override
    public Duration dotTimeout() {
        return usual.dotTimeout();
    }

    @Override
    public int mailsPerConnection() {
        return usual.mailsPerConnection();
    }
}
