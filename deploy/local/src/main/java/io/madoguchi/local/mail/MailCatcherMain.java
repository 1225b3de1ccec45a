package io.madoguchi.local.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** The process of the mail catcher. */
public final class MailCatcherMain {
    private MailCatcherMain() {}

    /** {@code smtpPort httpPort directory}. */
    public static void main(String[] args) throws IOException {
        AtomicReference<Mode> mode = new AtomicReference<>(Mode.OK);
        MailStore store = new MailStore(Path.of(args[2]), Clock.systemUTC());
        SmtpDoor door = new SmtpDoor(Integer.parseInt(args[0]), store, mode);
        MailPages pages = new MailPages(Integer.parseInt(args[1]), store, mode);
        door.open();
        pages.open();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            door.close();
            pages.close();
        }));
    }
}
