package io.madoguchi.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The services behind the door and how long to wait for them. */
@ConfigMapping(prefix = "madoguchi.proxy")
interface ProxyConfig {

    /** Address by name; the name is the segment after {@code /api/}. */
    Map<String, URI> upstreams();

    @WithDefault("2s")
    Duration connectTimeout();

    /** How long an upstream may stay silent. */
    @WithDefault("30s")
    Duration answerTimeout();

    /** Connections to one upstream; what does not fit waits. */
    @WithDefault("128")
    int connections();

    /** Requests that may wait for a connection before further ones are told to come back. */
    @WithDefault("512")
    int waiting();
}
