package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.SendingStaffDesk.Identity;
import io.madoguchi.gateway.console.SendingStaffDesk.Relay;
import io.madoguchi.gateway.console.SendingStaffDesk.Selector;
import io.madoguchi.gateway.console.SendingStaffDesk.Settings;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a sending identity from its form, and writes them into it. */
final class SendingTyped {

    static final List<String> ENCRYPTIONS = List.of("STARTTLS", "TLS", "NONE");

    private static final int HIGHEST_PORT = 65535;
    private static final int COLUMNS = 3;

    private final Form form;
    private final Page page;
    private final SendingDeskWords words;

    SendingTyped(Form form, Page page, SendingDeskWords words) {
        this.form = form;
        this.page = page;
        this.words = words;
    }

    Settings settings() {
        mustHave("name", words.name());
        mustHave("host", words.host());
        mustHave("from", words.from());
        String ja = form.value("names", "ja");
        String en = form.value("names", "en");
        if (ja.isEmpty() != en.isEmpty()) {
            form.fault(ja.isEmpty() ? "names-ja" : "names-en", words.faultBoth());
        }
        Relay relay = new Relay(
                form.value("host"),
                port(),
                form.value("encryption"),
                optional("ca"),
                optional("user"),
                optional("secret"));
        return new Settings(
                form.value("name"),
                relay,
                form.value("from"),
                ja.isEmpty() || en.isEmpty() ? null : new Bilingual(ja, en),
                optional("returnDomain"),
                optional("dkimDomain"),
                selectors(),
                optional("vendor"));
    }

    private int port() {
        try {
            int port = Integer.parseInt(form.value("port"));
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number that is no port
        }
        form.fault("port", words.faultPort());
        return 0;
    }

    private @Nullable String optional(String field) {
        return form.value(field).isEmpty() ? null : form.value(field);
    }

    /** A line for each: name, from when, until when, with bars between. */
    private List<Selector> selectors() {
        List<Selector> selectors = new ArrayList<>();
        for (String line :
                form.text("selectors").lines().filter(l -> !l.isBlank()).toList()) {
            String[] cells = line.split("\\|", -1);
            try {
                if (cells.length > COLUMNS || cells.length < 2) {
                    throw new DateTimeException("not two or three cells");
                }
                String until = cells.length == COLUMNS && !cells[2].isBlank() ? time(cells[2]) : null;
                selectors.add(new Selector(cells[0].strip(), time(cells[1]), until));
            } catch (DateTimeException e) {
                form.fault("selectors", words.faultSelectors());
                return List.of();
            }
        }
        return selectors;
    }

    private String time(String typed) {
        return LocalDateTime.parse(typed.strip().replace(' ', 'T'))
                .atZone(page.zone())
                .toInstant()
                .toString();
    }

    private String local(String time) {
        return LocalDateTime.ofInstant(Instant.parse(time), page.zone())
                .withNano(0)
                .toString()
                .replace('T', ' ');
    }

    /** The form of an identity that is there. */
    void fill(Identity identity) {
        Relay relay = identity.relay();
        form.with("version", Integer.toString(identity.version()))
                .with("name", identity.name())
                .with("host", relay.host())
                .with("port", Integer.toString(relay.port()))
                .with("encryption", relay.encryption())
                .with("from", identity.from())
                .with("dkimDomain", identity.dkimDomain());
        fill("ca", relay.ca());
        fill("user", relay.user());
        fill("secret", relay.secret());
        fill("returnDomain", identity.returnDomain());
        fill("vendor", identity.vendor());
        Bilingual names = identity.names();
        if (names != null) {
            form.with("names-ja", names.in("ja")).with("names-en", names.in("en"));
        }
        List<String> lines = new ArrayList<>();
        for (Selector selector : ConsoleResource.orEmpty(identity.selectors())) {
            String until = selector.until();
            lines.add(selector.name() + " | " + local(selector.from()) + (until == null ? "" : " | " + local(until)));
        }
        form.with("selectors", String.join("\n", lines));
    }

    private void mustHave(String field, String label) {
        if (form.value(field).isEmpty()) {
            form.fault(field, words.faultEmpty(label));
        }
    }

    private void fill(String field, @Nullable String value) {
        if (value != null) {
            form.with(field, value);
        }
    }

    /** Puts what the service did not take beside its field. */
    void blame(DeskProblem problem) {
        for (DeskProblem.Line line : problem.lines()) {
            String field = line.field()
                    .replaceFirst("^(?:settings\\.)?(?:relay\\.)?", "")
                    .split("[.\\[]")[0];
            switch (field) {
                case "name",
                        "host",
                        "port",
                        "encryption",
                        "ca",
                        "user",
                        "secret",
                        "from",
                        "returnDomain",
                        "dkimDomain",
                        "selectors",
                        "vendor" -> form.fault(field, words.faultField());
                default -> form.fault("main", words.faultField());
            }
        }
        if (problem.slug().equals("identity-name-taken")) {
            form.fault("name", words.faultTaken());
        }
    }
}
