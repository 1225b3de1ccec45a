package io.madoguchi.subscription.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whatever names a mail to the outside comes from one keyed function: its Message-ID, which a second row for the same
 * issue and reader shares so that stores can drop the double, and the token of its return path and ENVID, which leads
 * back to the row with no table of tokens and which nobody else can make.
 */
final class MailIdentity {

    private static final int ID_BYTES = 16;
    private static final int PROOF_BYTES = 8;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int DIGIT_BITS = 5;

    private final SecretKeySpec key;

    MailIdentity(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The left side of the Message-ID. */
    String messageName(Assignment mail) {
        // an issue is sent to a subscription once, so its identity survives a second row; a service mail is its row
        String name = mail.issue() == null ? mail.delivery().toString() : mail.issue() + "|" + mail.subject();
        return HexFormat.of().formatHex(Arrays.copyOf(mac("message-id|" + mail.kind() + "|" + name), ID_BYTES));
    }

    /** For VERP and ENVID (RFC 3461 §4.4): case does not matter in it, since some servers fold local parts. */
    String returnToken(UUID delivery) {
        return token(Subject.RETURN, delivery);
    }

    /** The delivery that a bounce names, when the token is one of ours. */
    Optional<UUID> deliveryOf(String token) {
        return idOf(Subject.RETURN, token);
    }

    /** For the address that unsubscribes by mail; only our own mails carry it. */
    String leaveToken(UUID subscription) {
        return token(Subject.LEAVE, subscription);
    }

    Optional<UUID> subscriptionOf(String token) {
        return idOf(Subject.LEAVE, token);
    }

    /** What a token leads to; one of one kind never passes for another. */
    private enum Subject {
        RETURN("return|"),
        LEAVE("leave|");

        private final String prefix;

        Subject(String prefix) {
            this.prefix = prefix;
        }
    }

    private String token(Subject subject, UUID id) {
        ByteBuffer token = ByteBuffer.allocate(ID_BYTES + PROOF_BYTES);
        token.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        token.put(proof(subject, id));
        return digits(token.array());
    }

    private Optional<UUID> idOf(Subject subject, String token) {
        return bytes(token.toLowerCase(Locale.ROOT)).flatMap(bytes -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID id = new UUID(buffer.getLong(), buffer.getLong());
            byte[] proof = Arrays.copyOfRange(bytes, ID_BYTES, ID_BYTES + PROOF_BYTES);
            return MessageDigest.isEqual(proof, proof(subject, id)) ? Optional.of(id) : Optional.empty();
        });
    }

    /** The boundary between the parts of a mail: the same for all readers of an issue, so that its body is. */
    String boundary(String what) {
        return "=_" + HexFormat.of().formatHex(Arrays.copyOf(mac("boundary|" + what), ID_BYTES));
    }

    private byte[] proof(Subject subject, UUID id) {
        return Arrays.copyOf(mac(subject.prefix + id), PROOF_BYTES);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digits(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = held << Byte.SIZE | b & 0xff;
            bits += Byte.SIZE;
            while (bits >= DIGIT_BITS) {
                bits -= DIGIT_BITS;
                digits.append(DIGITS.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? digits.toString()
                : digits.append(DIGITS.charAt(held << (DIGIT_BITS - bits) & 31)).toString();
    }

    private static Optional<byte[]> bytes(String digits) {
        int size = ID_BYTES + PROOF_BYTES;
        if (digits.length() != (size * Byte.SIZE + DIGIT_BITS - 1) / DIGIT_BITS) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            held = held << DIGIT_BITS | digit;
            bits += DIGIT_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return held == 0 ? Optional.of(bytes.array()) : Optional.empty();
    }
}
