package io.madoguchi.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of the four services of Madoguchi, as packaged, with the environment the contract gives it. */
final class ServiceProcess implements Launch {

    /** Where subscription-service takes what comes back. */
    private static final int RETURNS_PORT = 10025;

    private final Part part;
    private final Layout layout;
    private final Secrets secrets;
    private final int offset;

    ServiceProcess(Part part, Layout layout, Secrets secrets, int offset) {
        this.part = part;
        this.layout = layout;
        this.secrets = secrets;
        this.offset = offset;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public List<String> command() {
        String jar = layout.quarkusApp(part).toString();
        String options = System.getenv("MADOGUCHI_JAVA_OPTS");
        if (options == null || options.isBlank()) {
            return Java.small("256m", "-jar", jar);
        }
        List<String> command = Java.plain(List.of(options.strip().split("\\s+")));
        command.addAll(List.of("-jar", jar));
        return command;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", String.valueOf(part.port(offset)));
        environment.put("MANAGEMENT_PORT", String.valueOf(part.secondPort(offset)));
        database(environment, "", database());
        if (part != Part.GATEWAY) {
            database(environment, "KEYS_", database() + "_keys");
        }
        environment.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + Part.KAFKA.port(offset));
        environment.put("OIDC_ISSUER", url(Part.KEYCLOAK) + "/realms/madoguchi");
        environment.put("SECRETS_DIR", secrets.of(part).toString());
        environment.put("UPLOADS_DIR", layout.uploads(part).toString());
        environment.put("PUBLIC_URL", "http://localhost:" + Part.GATEWAY.port(offset));
        environment.put("OIDC_CLIENT_ID", part.id);
        environment.put(
                "OIDC_CLIENT_SECRET_FILE",
                secrets.of(part).resolve("client-secret").toString());
        if (part == Part.SUBSCRIPTION) {
            environment.put("SMTP_HOST", "127.0.0.1");
            environment.put("SMTP_PORT", String.valueOf(Part.MAILS.secondPort(offset)));
            environment.put(
                    "JOURNAL_DIR",
                    layout.uploads(part).resolveSibling("journal").toString());
            environment.put("DKIM_DIR", secrets.dkim().toString());
            environment.put("ALLOW_UNSIGNED", "true"); // no mail leaves this machine, whatever domain it names
            environment.put("MADOGUCHI_DELIVERY_BOUNCE_DOMAIN", "returns.example.jp");
            environment.put("MADOGUCHI_RETURNS_PORT", String.valueOf(RETURNS_PORT + offset));
            environment.put("CONSENT_URL", url(Part.CONSENT));
        } else if (part == Part.CONSENT) {
            environment.put("SUBSCRIPTION_URL", url(Part.SUBSCRIPTION));
        } else if (part == Part.GATEWAY) {
            Part.SERVICES.forEach(service -> environment.put(variable(service), url(service)));
        }
        return environment;
    }

    @Override
    public boolean ready() {
        return Probe.answers200("http://127.0.0.1:" + part.secondPort(offset) + "/q/health/ready");
    }

    private String database() {
        return part.id.replace("-service", "");
    }

    private void database(Map<String, String> environment, String prefix, String name) {
        String server = "jdbc:postgresql://127.0.0.1:" + Part.POSTGRES.port(offset) + "/";
        environment.put(prefix + "DB_URL", server + name);
        environment.put(prefix + "DB_USER", name);
        environment.put(prefix + "DB_PASSWORD", secrets.password(name));
    }

    private String url(Part other) {
        return "http://127.0.0.1:" + other.port(offset);
    }

    private static String variable(Part service) {
        return service.id.replace("-service", "").toUpperCase(Locale.ROOT) + "_URL";
    }
}
