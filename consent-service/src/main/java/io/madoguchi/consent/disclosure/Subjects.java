package io.madoguchi.consent.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How a person is called towards one recipient: two recipients cannot find out that they hold data of the same person. */
@ApplicationScoped
public class Subjects {

    private final LinkMac mac;

    Subjects(LinkMac mac) {
        this.mac = mac;
    }

    public String of(UUID recipient, String person) {
        return mac.text("subject", recipient.toString(), person);
    }
}
