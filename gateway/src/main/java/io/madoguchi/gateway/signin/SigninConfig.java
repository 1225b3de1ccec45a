package io.madoguchi.gateway.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Sign-in: who vouches for people, and how long a session may live. */
@ConfigMapping(prefix = "madoguchi.signin")
interface SigninConfig {

    URI issuer();

    String clientId();

    /** The file that holds the client's secret; {@code client-secret} in the secrets directory when not given. */
    Optional<Path> clientSecretFile();

    /** False only for browsers that refuse Secure cookies on http://localhost. */
    @WithDefault("true")
    boolean cookieSecure();

    /** A session that nobody used for so long is over. */
    @WithDefault("30m")
    Duration idle();

    /** A session is over after this, however busy. */
    @WithDefault("10h")
    Duration absolute();

    /** How long a person may take at the sign-in page. */
    @WithDefault("10m")
    Duration transaction();

    /** How long a replica may answer from memory: the most that a sign-out elsewhere goes unnoticed here. */
    @WithDefault("2s")
    Duration remembered();

    /** How old the password or second factor may be when a step-up is asked for without saying. */
    @WithDefault("5m")
    Duration stepUp();

    /** Sessions of this replica that may wait for the identity provider at once; each holds a connection. */
    @WithDefault("8")
    int refreshesAtOnce();
}
