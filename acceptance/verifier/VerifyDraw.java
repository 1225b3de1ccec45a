import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Does the draw of a promotion again: {@code java VerifyDraw.java transcript.json}. A second program, in a second language,
 * which shares no code with the system; it checks the arithmetic, {@code verify_draw.py} also the times and the statements.
 */
public final class VerifyDraw {

    private static final BigInteger ALL = BigInteger.TWO.pow(64);

    private final String json;

    private VerifyDraw(String json) {
        this.json = json;
    }

    public static void main(String[] arguments) throws Exception {
        new VerifyDraw(Files.readString(Path.of(arguments[0]))).run();
    }

    private void run() throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (String leaf : list("leaves")) {
            leaves.add(hex(leaf.replace("\"", "")));
        }
        byte[] root = root(leaves);
        must(root, text("root"), "root");
        byte[] secret = hex(text("secret"));
        must(sha256(secret), text("commitment"), "commitment");
        byte[] value = text("value").getBytes(StandardCharsets.UTF_8);
        byte[] extracted = hmac(text("promotion").getBytes(StandardCharsets.US_ASCII), root, secret, value);
        byte[] seed = hmac(extracted, "madoguchi-draw/1".getBytes(StandardCharsets.US_ASCII), new byte[] {1});
        must(seed, text("seed"), "seed");
        List<Integer> order = order(seed, leaves.size(), number("winners") + number("alternates"));
        if (!order.toString().equals(list("order").toString())) {
            throw new IllegalStateException("BROKEN: order");
        }
        System.out.println("HOLDS: " + leaves.size() + " entries, drawn in order " + order);
    }

    private static byte[] root(List<byte[]> leaves) throws Exception {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? sha256() : leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return sha256(
                new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static List<Integer> order(byte[] seed, int entries, int wanted) throws Exception {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            left.add(i);
        }
        List<Integer> drawn = new ArrayList<>();
        long block = 0;
        ByteBuffer words = ByteBuffer.allocate(0);
        while (drawn.size() < Math.min(entries, wanted)) {
            if (!words.hasRemaining()) {
                words = ByteBuffer.wrap(
                        hmac(seed, ByteBuffer.allocate(8).putLong(block).array()));
                block++;
            }
            BigInteger word = new BigInteger(Long.toUnsignedString(words.getLong()));
            BigInteger bound = BigInteger.valueOf(entries - drawn.size());
            if (word.compareTo(ALL.subtract(ALL.mod(bound))) < 0) {
                int i = drawn.size();
                int other = i + word.mod(bound).intValue();
                int picked = left.get(other);
                left.set(other, left.get(i));
                drawn.add(picked);
            }
        }
        return drawn;
    }

    /** The first member of this name that is a text: the value of the draw stands before the statements that led to it. */
    private String text(String name) {
        return found("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"");
    }

    private int number(String name) {
        return Integer.parseInt(found("\"" + name + "\"\\s*:\\s*([0-9]+)"));
    }

    private List<String> list(String name) {
        String items = found("\"" + name + "\"\\s*:\\s*\\[([^\\]]*)\\]").replaceAll("\\s", "");
        return items.isEmpty() ? List.of() : List.of(items.split(","));
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("BROKEN: not a whole transcript");
        }
        return matcher.group(1);
    }

    private static void must(byte[] computed, String declared, String what) {
        if (!HexFormat.of().formatHex(computed).equals(declared)) {
            throw new IllegalStateException("BROKEN: " + what);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
