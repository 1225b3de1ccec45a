package io.madoguchi.subscription.identity;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** Whose address mails come from, which relay takes them and which keys sign them. */
@Entity
public class SendingIdentity extends PanacheEntityBase {

    /** The identity of the house: what is sent for no company's own identity. */
    public static final UUID HOUSE = new UUID(0, 1);

    @Id
    UUID id;

    @Nullable
    String company;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String host;

    int port;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Encryption encryption;

    @Nullable
    String ca;

    @Nullable
    String authUser;

    @Nullable
    String secret;

    @Column(nullable = false)
    String fromAddress;

    @Nullable
    String fromJa;

    @Nullable
    String fromEn;

    @Nullable
    String returnDomain;

    @Column(nullable = false)
    String dkimDomain;

    @Nullable
    UUID vendor;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "sending_identity_selector", joinColumns = @JoinColumn(name = "identity"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    List<Selector> selectors = new ArrayList<>();

    @Column(nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    Instant changedAt;

    @Column(nullable = false)
    String changedBy;

    @Version
    int version;

    protected SendingIdentity() {}

    static SendingIdentity of(String company, WriteIdentity settings, String by, Instant now) {
        SendingIdentity identity = new SendingIdentity();
        identity.id = Ids.next();
        identity.company = company;
        identity.createdAt = now;
        identity.change(settings, by, now);
        return identity;
    }

    void change(WriteIdentity settings, String by, Instant now) {
        name = settings.name().strip();
        host = settings.relay().host();
        port = settings.relay().port();
        encryption = settings.relay().encryption();
        ca = settings.relay().ca();
        authUser = settings.relay().user();
        secret = settings.relay().secret();
        fromAddress = settings.from();
        Bilingual names = settings.names();
        fromJa = names == null ? null : names.ja();
        fromEn = names == null ? null : names.en();
        returnDomain = settings.returnDomain();
        dkimDomain = settings.signing();
        assign(settings.signs(), settings.vendor(), by, now);
    }

    void assign(List<SelectorView> signs, @Nullable UUID whose, String by, Instant now) {
        selectors.clear();
        signs.forEach(each -> selectors.add(each.selector()));
        vendor = whose;
        changedBy = by;
        changedAt = now;
    }

    /**
     * What the configuration says of the house, at each start.
     *
     * @param secret the name of the file with the password of the user
     */
    public record HouseSettings(
            String host,
            int port,
            Encryption encryption,
            @Nullable String user,
            @Nullable String secret,
            String from,
            @Nullable String returnDomain) {}

    /** True when the configuration has changed since the last start. */
    public boolean follow(HouseSettings given, Instant now) {
        String before = fingerprint();
        host = given.host();
        port = given.port();
        encryption = given.encryption();
        authUser = given.user();
        secret = given.secret();
        fromAddress = given.from();
        returnDomain = given.returnDomain();
        dkimDomain = given.from().substring(given.from().lastIndexOf('@') + 1);
        boolean changed = !before.equals(fingerprint());
        if (changed) {
            changedAt = now;
            changedBy = "configuration";
        }
        return changed;
    }

    /** Names the settings a test mail proves. Selectors are not among them: a key may change while an issue is sent. */
    public String fingerprint() {
        String settings = String.join(
                "\n",
                host,
                Integer.toString(port),
                encryption.name(),
                Objects.toString(ca, ""),
                Objects.toString(authUser, ""),
                Objects.toString(secret, ""),
                fromAddress,
                Objects.toString(returnDomain, ""),
                dkimDomain);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Optional<SendingIdentity> findIdentity(UUID id) {
        return findByIdOptional(id);
    }

    /** The house's, too. */
    static List<SendingIdentity> listOf(Set<String> companies) {
        return list("company is null or company in ?1 order by company nulls first, lower(name)", companies);
    }

    public static List<SendingIdentity> listEvery() {
        return listAll();
    }

    static boolean isTaken(String company, String name, UUID but) {
        return count("company = ?1 and lower(name) = lower(?2) and id <> ?3", company, name.strip(), but) > 0;
    }

    public boolean isHouse() {
        return id.equals(HOUSE);
    }

    /** Whether topics of this company may name it. */
    public boolean isFor(String owner) {
        return company == null || company.equals(owner);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Encryption encryption() {
        return encryption;
    }

    public @Nullable String ca() {
        return ca;
    }

    public @Nullable String authUser() {
        return authUser;
    }

    public @Nullable String secret() {
        return secret;
    }

    public String from() {
        return fromAddress;
    }

    public String fromDomain() {
        return fromAddress.substring(fromAddress.lastIndexOf('@') + 1);
    }

    public @Nullable Bilingual names() {
        String ja = fromJa;
        String en = fromEn;
        return ja == null || en == null ? null : new Bilingual(ja, en);
    }

    public @Nullable String returnDomain() {
        return returnDomain;
    }

    public String dkimDomain() {
        return dkimDomain;
    }

    public @Nullable UUID vendor() {
        return vendor;
    }

    public List<Selector> selectors() {
        return List.copyOf(selectors);
    }
}
