package io.madoguchi.acceptance.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The mail servers of the world, when they send something back: plain SMTP to our receiver. */
public final class Returns {

    private static final int PATIENCE = 30_000;

    private final int port;

    Returns(int port) {
        this.port = port;
    }

    /** Sent from nobody, as reports are; the answer to the recipient, or to the mail when that was taken. */
    public String report(String to, String mail) {
        return send("", to, mail);
    }

    /** The last answer that decided. */
    public String send(String from, String to, String mail) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            answer(answers);
            say(socket, answers, "EHLO mx.example.com");
            say(socket, answers, "MAIL FROM:<" + from + ">");
            String taken = say(socket, answers, "RCPT TO:<" + to + ">");
            if (!taken.startsWith("250")) {
                return taken;
            }
            say(socket, answers, "DATA");
            String kept = say(socket, answers, mail.replaceAll("\r?\n", "\r\n") + "\r\n.");
            say(socket, answers, "QUIT");
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String say(Socket socket, BufferedReader answers, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answer(answers);
    }

    private static String answer(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        return line == null ? "" : line;
    }

    /** A report that this mail was refused for good, as Postfix writes it. */
    public static String bounce(String address, String status) {
        return """
                From: MAILER-DAEMON@mx.example.com
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 %s <%s>: refused
                --b1--
                """.formatted(address, status, status, address);
    }

    /** What a provider writes when its user pressed "spam"; without the address, as most do. */
    public static String complaint(Mail mail) {
        return """
                From: fbl@provider.example.com
                Subject: FW
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

                --b2
                Content-Type: text/plain

                This is an abuse report.
                --b2
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Provider/1
                Version: 1
                Original-Rcpt-To: <redacted@provider.example.com>
                --b2
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Feedback-ID: %s
                --b2--
                """.formatted(mail.only("Message-ID"), mail.only("Feedback-ID"));
    }

    public static String vacation(String from) {
        return """
                From: %s
                Subject: Away
                Auto-Submitted: auto-replied (vacation)

                I am away.
                """.formatted(from);
    }
}
