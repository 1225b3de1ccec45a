package io.madoguchi.local;

import io.madoguchi.local.mail.MailCatcherMain;
import java.util.ArrayList;
import java.util.List;

/** The catcher every mail of a local desk ends in. */
final class MailCatcher implements Launch {
    private final Layout layout;
    private final int offset;

    MailCatcher(Layout layout, int offset) {
        this.layout = layout;
        this.offset = offset;
    }

    @Override
    public Part part() {
        return Part.MAILS;
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(Java.own(layout, "128m", MailCatcherMain.class, List.of()));
        command.add(String.valueOf(Part.MAILS.secondPort(offset)));
        command.add(String.valueOf(Part.MAILS.port(offset)));
        command.add(layout.mails().toString());
        return command;
    }

    @Override
    public boolean ready() {
        return Probe.answers200("http://127.0.0.1:" + Part.MAILS.port(offset) + "/health")
                && Probe.listens(Part.MAILS.secondPort(offset));
    }
}
