package io.madoguchi.subscription.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A node of a MIME body (RFC 2045, RFC 2046): its own header fields, and its bytes, always 7-bit.
 */
record MimePart(List<Header> headers, byte[] content) {

    private static final byte[] CRLF = {'\r', '\n'};

    /** Text in whichever of quoted-printable and base64 is shorter: English stays legible in the source. */
    static MimePart text(String subtype, String text) {
        byte[] bytes = text.replaceAll("\\r\\n|\\r|\\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] quoted = QuotedPrintable.encode(bytes);
        byte[] based = base64(bytes);
        boolean legible = quoted.length <= based.length;
        return new MimePart(
                List.of(
                        new Header("Content-Type", "text/" + subtype + "; charset=UTF-8"),
                        new Header("Content-Transfer-Encoding", legible ? "quoted-printable" : "base64")),
                legible ? quoted : based);
    }

    static MimePart file(Attachment file) {
        return new MimePart(
                List.of(
                        new Header("Content-Type", file.mediaType()),
                        new Header("Content-Disposition", "attachment" + FileName.parameter(file.name())),
                        new Header("Content-Transfer-Encoding", "base64")),
                base64(file.content()));
    }

    /** The boundary holds "=_", which neither base64 nor quoted-printable can. */
    static MimePart multipart(String subtype, String boundary, List<MimePart> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (MimePart part : parts) {
            body.writeBytes(ascii("--" + boundary + "\r\n"));
            part.headers.forEach(header -> body.writeBytes(ascii(header.line())));
            body.writeBytes(CRLF);
            body.writeBytes(part.content);
            body.writeBytes(CRLF);
        }
        body.writeBytes(ascii("--" + boundary + "--\r\n"));
        Header type = new Header("Content-Type", "multipart/" + subtype + ";\r\n boundary=\"" + boundary + "\"");
        return new MimePart(List.of(type), body.toByteArray());
    }

    private static byte[] base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, CRLF).encode(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
