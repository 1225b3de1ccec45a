package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.journal.Sync;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How mails leave. */
@ConfigMapping(prefix = "madoguchi.delivery")
interface DeliveryConfig {

    /** The address in From and, unless set otherwise, the return path; its domain is the one that signs. */
    @WithDefault("desk@mail.example.jp")
    String from();

    Optional<String> returnPath();

    /** Off only where another instance sends; rows are queued all the same. */
    @WithDefault("true")
    boolean enabled();

    /** The first of them carries service mails only. */
    @WithDefault("4")
    int workers();

    @WithDefault("20")
    int batch();

    @WithDefault("500ms")
    Duration poll();

    /** How long a claimed row belongs to its worker before it is on the wire. */
    @WithDefault("60s")
    Duration lease();

    /** The longest one mail may be on the wire; the connection is cut then. */
    @WithDefault("5M")
    Duration wire();

    /** A mail whose last check is older than this does not start (design §3). */
    @WithDefault("500ms")
    Duration barrier();

    /**
     * Mails of issues start only while consent-service was heard of within this time; with its own heartbeat and the
     * barrier it stays below what a withdrawal promises there.
     */
    @WithDefault("20s")
    Duration consentView();

    /** Workers say that they live this often, and are gone when silent for five times as long. */
    @WithDefault("1s")
    Duration heartbeat();

    /** After these waits a deferred mail is tried again; the last one repeats until the time to live is over. */
    @WithDefault("5M,15M,30M,1H,2H,4H,8H")
    List<Duration> ladder();

    @WithDefault("72H")
    Duration timeToLive();

    /** Only for a machine of one's own: without it, and without a DKIM key, nothing is sent. */
    @WithDefault("${ALLOW_UNSIGNED:false}")
    boolean allowUnsigned();

    /** Keys as {@code <domain>/<selector>.rsa.pem} and {@code .ed25519.pem}, PKCS#8. */
    @WithDefault("${DKIM_DIR:}")
    Optional<String> dkimDirectory();

    /** The domain that takes bounces; with it the return path names each mail (VERP). */
    Optional<String> bounceDomain();

    Batch batches();

    Smtp smtp();

    /** How the mails of issues leave. */
    interface Batch {
        /** Connections to the relay, each with a journal. */
        @WithDefault("8")
        int connections();

        /** Rows in one lease. */
        @WithDefault("200")
        int lease();

        /** Mails that are written and then checked together; few enough to start within the barrier time. */
        @WithDefault("32")
        int check();

        /** What a batch has not sent by then goes back: nobody waits behind a slow connection. */
        @WithDefault("10s")
        Duration longest();

        /** The volume of this sender's own, on which it finds its journals again. */
        @WithDefault("${JOURNAL_DIR:${java.io.tmpdir}/madoguchi-${user.name}/journal}")
        String journal();

        @WithDefault("TIMER")
        Sync sync();

        /** With {@code sync=TIMER}. */
        @WithDefault("50ms")
        Duration syncEvery();

        /** How long after its lease a sender's volume is waited for, before its mails are listed as UNKNOWN. */
        @WithDefault("10M")
        Duration patience();
    }

    /** The relay that takes our mails. */
    interface Smtp {
        @WithDefault("${SMTP_HOST:127.0.0.1}")
        String host();

        @WithDefault("${SMTP_PORT:11025}")
        int port();

        /** What we call ourselves in EHLO; the domain of From unless set. */
        Optional<String> helo();

        @WithDefault("IF_OFFERED")
        StartTls startTls();

        Optional<String> user();

        /** A file that holds the password. */
        Optional<String> passwordFile();

        @WithDefault("10s")
        Duration connectTimeout();

        /** For each reply but the last. */
        @WithDefault("60s")
        Duration replyTimeout();

        /** For the reply to the final dot, where giving up early would make a mail UNKNOWN. */
        @WithDefault("2M")
        Duration dotTimeout();

        /** Mails per connection before a new one is opened. */
        @WithDefault("100")
        int mailsPerConnection();
    }

    /** Whether the connection must be encrypted (RFC 3207). */
    enum StartTls {
        NEVER,
        IF_OFFERED,
        REQUIRED
    }
}
