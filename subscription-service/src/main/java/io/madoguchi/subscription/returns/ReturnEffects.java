package io.madoguchi.subscription.returns;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.delivery.SentMails;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.returns.Finding.About;
import io.madoguchi.subscription.subscription.Departures;
import io.madoguchi.subscription.subscription.EndReason;
import io.madoguchi.subscription.suppression.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What a finding changes, in the transaction that writes it down. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReturnEffects {

    private final SentMails mails;
    private final Departures departures;
    private final Suppressions suppressions;
    private final IssueWatch watch;
    private final ReturnsConfig config;

    ReturnEffects(
            SentMails mails, Departures departures, Suppressions suppressions, IssueWatch watch, ReturnsConfig config) {
        this.mails = mails;
        this.departures = departures;
        this.suppressions = suppressions;
        this.watch = watch;
        this.config = config;
    }

    /** Whose mails must be silent now, if anybody's. */
    Optional<PersonRef> apply(ReturnMail mail, Finding finding) {
        About about = finding.about();
        if (about == null) {
            return Optional.empty();
        }
        Optional<PersonRef> silenced = switch (finding.kind()) {
            case HARD, SOFT -> bounced(mail, finding, about);
            case COMPLAINT -> complained(about);
            case UNSUBSCRIBE -> left(mail);
            case DELAYED, DELIVERED, AUTO_REPLY, UNPARSED -> Optional.empty();
        };
        settle(finding, about);
        return silenced;
    }

    /** The row of the mail says what came back; an automatic reply says nothing about it. */
    private void settle(Finding finding, About about) {
        UUID delivery = about.delivery();
        if (delivery == null || finding.kind() == ReturnKind.AUTO_REPLY || finding.kind() == ReturnKind.UNPARSED) {
            return;
        }
        String status = finding.status();
        String said = finding.kind().name() + (status == null ? "" : " " + status);
        mails.mark(delivery, said);
        mails.resolve(delivery, finding.kind().isBounce(), "report: " + said);
        UUID issue = about.issue();
        if (issue != null) {
            watch.look(issue);
        }
    }

    private Optional<PersonRef> bounced(ReturnMail mail, Finding finding, About about) {
        Optional<Reader> reader = Reader.lockByPerson(about.person());
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = mail.receivedAt.atZone(ZoneOffset.UTC).toLocalDate();
        double weight = finding.kind() == ReturnKind.HARD ? BounceScore.HARD : BounceScore.SOFT;
        boolean pauses = ContactHealth.of(about.person(), about.company(), day)
                .bounced(weight, finding.nobodyThere(), day, config.score());
        if (!pauses) {
            return Optional.empty();
        }
        departures.pauseAll(reader.get());
        suppressions.suppress(reader.get().id(), Suppressions.Reason.BOUNCE);
        return Optional.of(about.person());
    }

    private Optional<PersonRef> complained(About about) {
        Optional<Reader> reader = Reader.lockByPerson(about.person());
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        departures.leaveAll(reader.get(), EndReason.COMPLAINT);
        suppressions.suppress(reader.get().id(), Suppressions.Reason.COMPLAINT);
        return Optional.of(about.person());
    }

    private Optional<PersonRef> left(ReturnMail mail) {
        return Optional.ofNullable(mail.tokenOf).flatMap(departures::leaveByMail);
    }
}
