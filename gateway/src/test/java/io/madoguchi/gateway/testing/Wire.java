package io.madoguchi.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.TreeMap;

/** One HTTP/1.1 request written byte by byte, because clients repair what must arrive broken. */
public final class Wire {

    private Wire() {}

    /** An answer: its status, headers by lower-case name, and the rest as text. */
    public record Answer(int status, TreeMap<String, String> headers, String body) {}

    public static Answer get(URI server, String target, String... headers) {
        return send(server, "GET", target, "", headers);
    }

    public static Answer send(URI server, String method, String target, String body, String... headers) {
        return sendFrom("127.0.0.1", server, method, target, body, headers);
    }

    /** The same from another address of this machine. */
    public static Answer sendFrom(
            String local, URI server, String method, String target, String body, String... headers) {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
        boolean framed = false;
        for (String header : headers) {
            head.append(header).append("\r\n");
            framed |= header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding")
                    || header.toLowerCase(Locale.ROOT).startsWith("content-length");
        }
        if (!framed && !body.isEmpty()) {
            head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        if (!String.join("\n", headers).toLowerCase(Locale.ROOT).contains("connection:")) {
            head.append("Connection: close\r\n");
        }
        return raw(local, server, (head + "\r\n" + body).getBytes(UTF_8));
    }

    private static Answer raw(String local, URI server, byte[] bytes) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(local, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException e) {
            // the server kept the connection open: what came is the answer
        }
        String text = all.toString(ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, new TreeMap<>(), text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        TreeMap<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip(),
                    (a, b) -> a + "\n" + b);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
