package io.madoguchi.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The processes of one desk, in the order in which they are worth starting. */
enum Part {
    POSTGRES("postgres", "PostgreSQL", 15432, 0),
    KAFKA("kafka", "Kafka", 19092, 19093),
    MAILS("mails", "mail catcher", 18025, 11025),
    KEYCLOAK("keycloak", "Keycloak", 18180, 19180),
    SUBSCRIPTION("subscription-service", "subscription-service", 8081, 9081),
    CONSENT("consent-service", "consent-service", 8082, 9082),
    INQUIRY("inquiry-service", "inquiry-service", 8083, 9083),
    GATEWAY("gateway", "gateway", 8080, 9080);

    static final Set<Part> INFRASTRUCTURE = EnumSet.of(POSTGRES, KAFKA, MAILS, KEYCLOAK);
    static final Set<Part> SERVICES = EnumSet.of(SUBSCRIPTION, CONSENT, INQUIRY);

    final String id;
    final String label;
    private final int port;
    private final int secondPort;

    Part(String id, String label, int port, int secondPort) {
        this.id = id;
        this.label = label;
        this.port = port;
        this.secondPort = secondPort;
    }

    int port(int offset) {
        return port + offset;
    }

    /** Management (services, Keycloak), controller (Kafka) or SMTP (mail catcher). */
    int secondPort(int offset) {
        if (secondPort == 0) {
            throw new IllegalStateException(label + " has one port only");
        }
        return secondPort + offset;
    }

    List<Integer> ports(int offset) {
        return secondPort == 0 ? List.of(port(offset)) : List.of(port(offset), secondPort(offset));
    }

    /** A service of ours with a Quarkus runner, as opposed to what it stands on. */
    boolean ours() {
        return !INFRASTRUCTURE.contains(this);
    }

    static Part of(String id) {
        return Arrays.stream(values())
                .filter(part -> part.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No part is called " + id));
    }
}
