package io.madoguchi.acceptance.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request exactly as written, where any client library would tidy it up first. */
public final class RawCall {

    private RawCall() {}

    /** The status of a GET of this path, byte for byte. */
    public static int get(int port, String path) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n";
        return status(port, head, new byte[0]);
    }

    public static int post(int port, String path, String type, byte[] body) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        return status(port, head, body);
    }

    private static int status(int port, String head, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), head, body);
            String line = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, String head, byte[] body) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        try {
            out.write(body);
            out.flush();
        } catch (IOException e) {
            // a server may refuse before it has read everything; its answer is what counts
            return;
        }
    }
}
