package io.madoguchi.acceptance.house;

import io.madoguchi.local.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The running system under test: one desk of real processes, its door and its far ends. */
public final class House implements AutoCloseable {

    /** The port of the desk's mail catcher. */
    private static final int CATCHER = 11025;

    private final Desk desk;
    private final Path data;
    private final Staff staff;
    private final Mailbox mailbox;
    private final PostRoom postRoom;
    private @Nullable Browser browser;

    private House(Desk desk, Path data, PostRoom postRoom) {
        this.desk = desk;
        this.postRoom = postRoom;
        this.data = data;
        this.staff = new Staff(gateway(), desk::token);
        this.mailbox = new Mailbox(desk.mails());
    }

    public static House open() {
        try {
            String kept = System.getProperty("madoguchi.data", "");
            Path data = kept.isBlank() ? Files.createTempDirectory("madoguchi-acceptance") : Path.of(kept);
            Path root = Path.of(System.getProperty("madoguchi.root", ".."))
                    .toAbsolutePath()
                    .normalize();
            // the tests' recipients listen on this machine, and nobody waits an hour to come of age
            int offset = freeOffset();
            PostRoom postRoom = new PostRoom(CATCHER + offset);
            Desk.Options options = Desk.Options.of(root, data, offset)
                    .with("subscription-service", Trial.subscriptionService(postRoom.port()))
                    .with("gateway", Trial.gateway())
                    .with("consent-service", Map.of("WEBHOOK_LOOPBACK", "true", "MADOGUCHI_CHILD_RE_ASK_EVERY", "2s"));
            return new House(Desk.start(options), data, postRoom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one door, as an API client reaches it. */
    public String gateway() {
        return "http://127.0.0.1:" + desk.port("gateway");
    }

    /** The one door, as people see it. */
    public String site() {
        return desk.url("gateway");
    }

    /** Where the desk keeps what it was given. */
    public Path data() {
        return data;
    }

    public Desk desk() {
        return desk;
    }

    public Visitor visitor() {
        return new Visitor(new Caller(gateway(), () -> null));
    }

    public Staff staff() {
        return staff;
    }

    /** Where mail comes back to, over real SMTP. */
    public Returns returns() {
        return new Returns(desk.port("gateway") - 8080 + 10025);
    }

    /** Waits until a mail that was asked for after everything else has come: what has not come by then never will. */
    public void letMailsPass() {
        String last = "last-" + UUID.randomUUID() + "@example.jp";
        Visitor visitor = visitor();
        visitor.signUp(visitor.form(visitor.newsletter(), "en", last));
        mailbox.await(last, mail -> true);
    }

    /** Somebody behind the counter of one company only, with these roles. */
    public Caller staffOf(String company, String... roles) {
        try {
            String name = "temp-" + UUID.randomUUID().toString().substring(0, 8);
            String admin =
                    Files.readString(data.resolve("secrets/keycloak-admin")).strip();
            new Realm(desk.url("keycloak"), admin).hire(name, company, roles);
            return staff.caller(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A registered client of one company with this scope, a CRM, say. */
    public Caller clientOf(String company, String scope) {
        try {
            String name = "client-" + UUID.randomUUID().toString().substring(0, 8);
            String admin =
                    Files.readString(data.resolve("secrets/keycloak-admin")).strip();
            Realm realm = new Realm(desk.url("keycloak"), admin);
            realm.register(name, company, scope);
            return new Caller(gateway(), () -> realm.token(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of our services, by the account and the secret it has. */
    public Caller service(String name) {
        try {
            String secret = Files.readString(
                            data.resolve("secrets").resolve(name).resolve("client-secret"))
                    .strip();
            return new Caller(gateway(), () -> Realm.serviceToken(desk.url("keycloak"), name, secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Registrar registrar(String company) {
        return new Registrar(this, company);
    }

    public Newsroom newsroom() {
        return new Newsroom(staff);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Database database(String name) {
        return new Database(desk.jdbc(name));
    }

    public Broker broker() {
        return new Broker("127.0.0.1:" + desk.port("kafka"));
    }

    /** Where mails arrive, for a test that receives them itself. */
    public PostRoom postRoom() {
        return postRoom;
    }

    public synchronized Browser browser() {
        if (browser == null) {
            browser = Browser.start();
        }
        return browser;
    }

    /** The reference under which a person stands everywhere but at the owner of the address (design, section 2). */
    public String personRef(String company, String address) {
        try {
            String pepper = Files.readString(data.resolve("secrets/pepper")).strip();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(pepper), "HmacSHA256"));
            byte[] reference = mac.doFinal((company + ":email:" + address).getBytes(StandardCharsets.UTF_8));
            return "1." + Base64.getUrlEncoder().withoutPadding().encodeToString(reference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An offset under which every port of the desk is free, so that two runs never meet. */
    private static int freeOffset() {
        Random random = new Random();
        return IntStream.generate(() -> 100 + random.nextInt(130) * 100)
                .limit(200)
                .filter(offset -> IntStream.of(
                                10025, 8080, 8081, 8082, 8083, 9080, 9081, 9082, 9083, 11025, 15432, 18025, 18180,
                                19092, 19093, 19180)
                        .allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free range of ports"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (browser != null) {
            browser.close();
        }
        desk.close();
        postRoom.close();
    }
}
