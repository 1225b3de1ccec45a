package io.madoguchi.subscription.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.subscription.identity.DnsReport.DnsLine;
import io.madoguchi.subscription.identity.DnsReport.Finding;
import io.madoguchi.subscription.identity.DnsReport.Purpose;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class DnsCheckTest {

    private static final String KEY = "x".repeat(392);
    private static final String DOMAIN = "mail.example.jp";
    private NameServer dns;

    @BeforeEach
    void open() throws IOException {
        dns = new NameServer()
                .has("relay.example.jp", "A", "192.0.2.10")
                .has(DOMAIN, "TXT", "\"google-site-verification=nothing\"");
    }

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void whatIsAsItShouldBeIsFine() throws IOException {
        dns.has(DOMAIN, "TXT", "\"v=spf1 ip4:192.0.2.0/28 -all\"")
                .has(
                        "s1._domainkey." + DOMAIN,
                        "TXT",
                        "\"v=DKIM1; k=rsa; p=" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\"")
                .has("s1ed._domainkey." + DOMAIN, "TXT", "\"k=ed25519;p=ed\"")
                .has("_dmarc.example.jp", "TXT", "\"v=DMARC1; p=reject; rua=mailto:d@example.jp\"")
                .has(DOMAIN, "MX", "10 in.example.jp.")
                .has("10.2.0.192.in-addr.arpa", "PTR", "relay.example.jp.");

        DnsReport report = check();

        assertThat(report.lines()).extracting(DnsLine::finding).containsOnly(Finding.FINE);
        assertThat(report.lines())
                .extracting(DnsLine::purpose)
                .containsExactly(Purpose.SPF, Purpose.DKIM, Purpose.DKIM, Purpose.DMARC, Purpose.MX, Purpose.PTR);
    }

    @Test
    void whatIsMissingIsShownAsItMustBeAdded() throws IOException {
        List<DnsLine> lines = check().lines();

        assertThat(lines).extracting(DnsLine::finding).containsOnly(Finding.MISSING);
        assertThat(lines.get(0).expected()).isEqualTo("v=spf1 a:relay.example.jp -all");
        assertThat(lines.get(1).name()).isEqualTo("s1._domainkey." + DOMAIN);
        assertThat(lines.get(1).expected()).isEqualTo("v=DKIM1; k=rsa; p=" + KEY);
        assertThat(lines.get(3).name()).isEqualTo("_dmarc." + DOMAIN);
        assertThat(lines.get(5).name()).isEqualTo("10.2.0.192.in-addr.arpa");
    }

    @Test
    void everyFaultOfSpfHasItsName() throws IOException {
        assertThat(spf("v=spf1 -all")).isEqualTo(Finding.OTHER_ADDRESS);
        assertThat(spf("v=spf1 ip4:192.0.2.10 -all", "v=spf1 -all")).isEqualTo(Finding.SEVERAL);
        assertThat(spf("v=spf1 ip5:192.0.2.10 -all")).isEqualTo(Finding.BROKEN);
        assertThat(spf("v=spf1 ip4:192.0.2.10/99 -all")).isEqualTo(Finding.BROKEN);
        assertThat(spf("v=spf1 include:none.example.jp -all")).isEqualTo(Finding.BROKEN);
        assertThat(spf("v=spf1 a:relay.example.jp -all")).isEqualTo(Finding.FINE);
        assertThat(spf("v=spf1 -a:relay.example.jp +all"))
                .as("the first that matches")
                .isEqualTo(Finding.OTHER_ADDRESS);
        assertThat(spf("v=spf1 a:relay.example.jp -ip4:192.0.2.10 ~all")).isEqualTo(Finding.FINE);
        assertThat(spf("v=spf1 ip6:2001:db8::/32 redirect=r.example.jp"))
                .as("a redirect to nothing")
                .isEqualTo(Finding.BROKEN);
        dns.has("a.example.jp", "TXT", "\"v=spf1 include:b.example.jp -all\"")
                .has("b.example.jp", "TXT", "\"v=spf1 ip4:192.0.2.10 -all\"");
        assertThat(spf("v=spf1 include:a.example.jp -all")).isEqualTo(Finding.FINE);
        dns.has("loop.example.jp", "TXT", "\"v=spf1 include:loop.example.jp -all\"");
        assertThat(spf("v=spf1 include:loop.example.jp -all")).isEqualTo(Finding.TOO_MANY_LOOKUPS);
        assertThat(spf("v=spf1" + " a:relay.example.jp".repeat(11) + " -all")).isEqualTo(Finding.TOO_MANY_LOOKUPS);
        assertThat(spf("v=spf1" + " a:relay.example.jp".repeat(10) + " -all")).isEqualTo(Finding.FINE);
    }

    @Test
    void everyFaultOfAKeyHasItsName() throws IOException {
        assertThat(key("v=DKIM1; k=rsa; p=other")).isEqualTo(Finding.DIFFERENT);
        assertThat(key("v=DKIM1; k=ed25519; p=ed-of-s1")).isEqualTo(Finding.DIFFERENT);
        assertThat(key("v=DKIM1; k=rsa; p=")).isEqualTo(Finding.REVOKED);
        assertThat(key("something else")).isEqualTo(Finding.BROKEN);
        assertThat(key("v=DKIM1; p=a", "v=DKIM1; p=b")).isEqualTo(Finding.SEVERAL);
    }

    @Test
    void aDomainThatTakesNoMailLosesItsBounces() throws IOException {
        dns.has(DOMAIN, "MX", "0 .");

        assertThat(of(Purpose.MX)).isEqualTo(Finding.NULL_MX);
    }

    @Test
    void aNameThatDoesNotLeadBackIsSaid() throws IOException {
        dns.has("10.2.0.192.in-addr.arpa", "PTR", "host.example.com.").has("host.example.com", "A", "192.0.2.99");

        assertThat(of(Purpose.PTR)).isEqualTo(Finding.NOT_CONFIRMED);
    }

    @Test
    void aDmarcRecordWithoutPolicyIsBroken() throws IOException {
        dns.has("_dmarc." + DOMAIN, "TXT", "\"v=DMARC1; p=perhaps\"");

        assertThat(of(Purpose.DMARC)).isEqualTo(Finding.BROKEN);
    }

    @Test
    void aResolverThatFailsIsNotAnEmptyZone() {
        dns.refusal = Rcode.SERVFAIL;

        assertThat(check().lines()).extracting(DnsLine::finding).containsOnly(Finding.NOT_ANSWERED);
    }

    private Finding spf(String... records) throws IOException {
        return with(DOMAIN, records).lines().getFirst().finding();
    }

    private Finding key(String... records) throws IOException {
        return with("s1._domainkey." + DOMAIN, records).lines().get(1).finding();
    }

    /** A zone with these texts more, for one question. */
    private DnsReport with(String name, String... records) throws IOException {
        try (NameServer other = dns.copy()) {
            for (String record : records) {
                other.has(name, "TXT", "\"" + record + "\"");
            }
            return check(other);
        }
    }

    private Finding of(Purpose purpose) {
        return check().lines().stream()
                .filter(line -> line.purpose() == purpose)
                .findFirst()
                .orElseThrow()
                .finding();
    }

    private DnsReport check() {
        return check(dns);
    }

    private static DnsReport check(NameServer server) {
        KeyStock keys = new KeyStock() {
            @Override
            public boolean canSign(SendingIdentity identity) {
                return true;
            }

            @Override
            public List<PublicKeyRecord> publicKeys(SendingIdentity identity) {
                return List.of(new PublicKeyRecord("s1", "rsa", KEY), new PublicKeyRecord("s1ed", "ed25519", "ed"));
            }
        };
        WriteIdentity settings = new WriteIdentity(
                "News",
                new WriteIdentity.RelaySettings("relay.example.jp", 587, Encryption.STARTTLS, null, null, null),
                "news@" + DOMAIN,
                null,
                null,
                null,
                null,
                null);
        SendingIdentity identity = SendingIdentity.of("aoba", settings, "oto", Instant.EPOCH);
        return new DnsCheck(new DnsQuestions(Optional.of(server.address())), keys, Clock.systemUTC()).check(identity);
    }
}
