package io.madoguchi.subscription.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An issue in one language, ready to be sent to any of its readers. */
final class Imprint {

    private final Master master;
    private final Mould mould;
    private final Header subject;
    private final Map<String, String> headers;

    private Imprint(Master master, Mould mould) {
        this.master = master;
        this.mould = mould;
        this.subject = subject(master.subject());
        this.headers = new TreeMap<>(master.headers());
    }

    static Imprint of(Master master, String boundary) {
        return new Imprint(master, Mould.of(master, boundary));
    }

    Mould mould() {
        return mould;
    }

    Master master() {
        return master;
    }

    /** All that is this reader's own: tokens, words of the text, and the same words inside HTML. */
    List<String> values(Addressee reader) {
        if (master.words().isEmpty()) {
            return reader.values();
        }
        List<String> values = new ArrayList<>(reader.values());
        master.words().forEach(word -> values.add(word.of(reader.name())));
        master.words().forEach(word -> values.add(word.escaped(reader.name())));
        return values;
    }

    private Header subject(Addressee reader) {
        String own = master.subject();
        for (Master.Word word : master.words()) {
            own = own.replace(word.place(), word.of(reader.name()));
        }
        return own.equals(master.subject()) ? subject : subject(own);
    }

    private static Header subject(String words) {
        return new Header("Subject", HeaderText.unstructured(words, "Subject: ".length()));
    }

    /** In the order of {@link MailMessage#of}, of which only two or three lines are the reader's own. */
    List<Header> headers(Addressee reader, MailMessage.Frame frame) {
        List<Header> all = new ArrayList<>(headers.size() + 8);
        all.add(new Header("From", MailMessage.mailbox(master.fromName(), "From: ", frame.from())));
        String to = Envelope.onTheWire(reader.address());
        String name = reader.name();
        all.add(new Header("To", name == null ? to : MailMessage.mailbox(name, "To: ", to)));
        all.add(subject(reader));
        all.add(new Header("Date", MailMessage.DATE.format(frame.date())));
        all.add(new Header("Message-ID", frame.messageId()));
        all.add(new Header("MIME-Version", "1.0"));
        headers.forEach((header, value) -> all.add(new Header(header, MailMessage.folded(header, own(value, reader)))));
        all.add(mould.type());
        return all;
    }

    private String own(String value, Addressee reader) {
        String own = value;
        for (int slot = 0; slot < master.places().size(); slot++) {
            own = own.replace(master.places().get(slot), reader.values().get(slot));
        }
        return own;
    }
}
