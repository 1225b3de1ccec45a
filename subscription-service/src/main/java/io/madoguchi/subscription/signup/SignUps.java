package io.madoguchi.subscription.signup;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.RemovedChildren;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Takes sign-ups: one gate for forms, the API and the page of choices, with the same limits. */
@ApplicationScoped
public class SignUps {

    private static final Duration DAY = Duration.ofDays(1);

    private final SignUpGate gate;
    private final RateLimits limits;
    private final SignUpConfig config;
    private final AddressBook book;
    private final SignUp.Tools tools;
    private final Deliveries deliveries;
    private final RemovedChildren removed;
    private final Clock clock;

    SignUps(
            SignUpGate gate,
            RateLimits limits,
            SignUpConfig config,
            AddressBook book,
            Seal seal,
            Links links,
            Deliveries deliveries,
            RemovedChildren removed,
            Clock clock) {
        this.gate = gate;
        this.limits = limits;
        this.config = config;
        this.book = book;
        this.tools = new SignUp.Tools(seal, links);
        this.deliveries = deliveries;
        this.removed = removed;
        this.clock = clock;
    }

    /**
     * All that does not depend on the address: the request itself, and the limits of its network, of its topics and
     * overall. A transaction of its own, so that no sign-up waits for the commit of another on a shared counter.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    EmailAddress admit(RequestSignUp request, Source source) {
        EmailAddress address = gate.check(request);
        countShared(source, new LinkedHashSet<>(request.topics()));
        return address;
    }

    /** The same gate for whatever else takes an address of a stranger; {@code list} is what they ask for. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public EmailAddress admit(Applicant applicant, Source source, UUID list) {
        EmailAddress address = gate.check(applicant);
        countShared(source, List.of(list));
        return address;
    }

    private void countShared(Source source, Collection<UUID> lists) {
        // a counter lost in a crash is no loss, a flush to disk for each is
        Panache.getEntityManager()
                .createNativeQuery("set local synchronous_commit = off")
                .executeUpdate();
        List<Limit> shared = new ArrayList<>();
        shared.add(new Limit("source", source.network(), config.sourceHits(), config.sourceWindow()));
        shared.add(new Limit("overall", "all", config.overallHits(), config.window()));
        lists.forEach(list -> shared.add(new Limit("list", list.toString(), config.listHits(), config.window())));
        limits.hit(shared).ifPresent(SignUps::refuse);
    }

    /** Counts one call from this network; too many are refused. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void count(Source source) {
        limits.hit(List.of(new Limit("source", source.network(), config.sourceHits(), config.sourceWindow())))
                .ifPresent(SignUps::refuse);
    }

    /**
     * Keeps the sign-up and queues its mail. The same work whatever is known of the address: what the mail says is
     * decided when it is written. An address that had its mails is passed over in silence.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(RequestSignUp request, EmailAddress address) {
        CollectionPoint point = CollectionPoint.findPoint(request.collectionPoint())
                .orElseThrow(() -> ProblemException.field("collectionPoint", "is not known"));
        Contact contact = new Contact(
                point.company(),
                address,
                book.index(point.company(), address),
                request.name() == null ? null : request.name().strip(),
                request.language());
        SignUp.Evidence evidence = new SignUp.Evidence(
                point.id(),
                request.notice().revision(),
                request.notice().hash(),
                point.noticeLanguage(request.notice().hash()).orElse(request.language()),
                request.through());
        // E14: who is known to be a child is passed over, with the same answer and the same work as for anybody
        boolean child = removed.contains(book.person(point.company(), address));
        if (mayMail(address) && !child) {
            keep(contact, evidence, new LinkedHashSet<>(request.topics()));
        }
    }

    /** The same for a reader who asks for more on the page of choices; refuses aloud, for the reader is known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeFrom(Contact contact, SignUp.Evidence evidence, Collection<UUID> topics) {
        if (!mayMail(contact.address())) {
            refuse(config.addressPause());
        }
        keep(contact, evidence, topics);
    }

    private void keep(Contact contact, SignUp.Evidence evidence, Collection<UUID> topics) {
        Instant now = clock.instant();
        Holder holder = book.holder(contact.company(), contact.address());
        SignUp signUp = SignUp.ask(holder, contact, evidence, tools, now, now.plus(config.confirmWithin()));
        signUp.persist();
        topics.forEach(topic -> new SignUpTopic(signUp.id(), topic).persist());
        deliveries.queue(MailKind.CONFIRMATION, signUp.id(), contact.company(), holder, contact.locale());
    }

    /** Counted over all companies and lists: it is one person's mailbox. */
    public boolean mayMail(EmailAddress address) {
        String counted = address.normalised();
        return limits.hit(List.of(new Limit("address", counted, 1, config.addressPause())))
                        .isEmpty()
                && limits.hit(List.of(new Limit("address-day", counted, config.addressPerDay(), DAY)))
                        .isEmpty();
    }

    private static void refuse(Duration wait) {
        throw new ProblemException(CommonProblem.TOO_MANY, "Wait a little, then try again. Nothing was stored.")
                .with("Retry-After", Long.toString(Math.max(1, wait.toSeconds() + 1)));
    }
}
