package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.InquiryProblem;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What concerns two cases at once: linking, merging, splitting. Rows are locked in the order of their ids. */
@ApplicationScoped
class CaseTies {

    private final Cases cases;
    private final CaseLog log;
    private final Seal seal;
    private final Clock clock;

    CaseTies(Cases cases, CaseLog log, Seal seal, Clock clock) {
        this.cases = cases;
        this.log = log;
        this.seal = seal;
        this.clock = clock;
    }

    /** Both logs tell it; the same link a second time changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void link(UUID from, UUID to, Relation relation, String by) {
        if (from.equals(to)) {
            throw ProblemException.field("to", "must be another case");
        }
        lock(from, to);
        Case one = Case.lock(from).orElseThrow(ProblemException::notFound);
        Case other = Case.lock(to).orElseThrow(ProblemException::notFound);
        if (CaseLink.draw(one, other, relation, clock.instant())) {
            log.happen(one, Happening.of(Fact.LINKED), by);
            log.happen(other, Happening.of(Fact.LINKED), by);
        }
    }

    /** The later case of the same person ends as a duplicate; the earlier goes on, and with it the earlier dates. */
    @Transactional(Transactional.TxType.MANDATORY)
    void merge(UUID later, UUID earlier, String by) {
        lock(later, earlier);
        Case gone = Case.lock(later).orElseThrow(ProblemException::notFound);
        Case kept = Case.lock(earlier).orElseThrow(ProblemException::notFound);
        if (!gone.person.equals(kept.person)) {
            throw new ProblemException(InquiryProblem.NOT_THE_SAME_PERSON, "Link them instead.");
        }
        if (gone.id.equals(kept.id) || gone.receivedAt.isBefore(kept.receivedAt)) {
            throw new ProblemException(InquiryProblem.NOT_THE_LATER_CASE, "Name them the other way round.");
        }
        if (!Phase.OPEN.contains(kept.phase)) {
            throw new ProblemException(InquiryProblem.NOT_NOW, "The case that stays is over; open it again first.");
        }
        log.happen(gone, Happening.of(Fact.MERGED), by);
        gone.mergedInto = kept.id;
        if (CaseLink.draw(gone, kept, Relation.DUPLICATE_OF, clock.instant())) {
            log.happen(kept, Happening.of(Fact.LINKED), by);
        }
    }

    /** Some items go on as a case of their own, which arrived when the first did: no date moves. */
    @Transactional(Transactional.TxType.MANDATORY)
    Case split(UUID id, Set<UUID> parted, String by) {
        Case whole = Case.lock(id).orElseThrow(ProblemException::notFound);
        List<RightItem> items = RightItem.of(id);
        List<RightItem> leaving =
                items.stream().filter(item -> parted.contains(item.id)).toList();
        if (leaving.size() != parted.size() || leaving.size() == items.size()) {
            throw ProblemException.field("items", "must be some of the items of this case, and not all");
        }
        if (leaving.stream().anyMatch(item -> item.outcome != Outcome.OPEN)) {
            throw new ProblemException(InquiryProblem.NOT_NOW, "Only items without a decision can be split off.");
        }
        log.happen(whole, Happening.of(Fact.SPLIT), by);
        Sealing sealing = whole.sealing(seal);
        List<NewCase.Asked> asked = leaving.stream()
                .map(item -> new NewCase.Asked(item.askedRight, item.scope(sealing)))
                .toList();
        Case part = cases.insert(whole.taken(seal, asked), CaseKey.draw());
        part.lawPacks = whole.lawPacks;
        part.assurance = whole.assurance;
        part.section = whole.section;
        leaving.forEach(RightItem::delete);
        CaseLink.draw(part, whole, Relation.SPLIT_FROM, clock.instant());
        return part;
    }

    private static void lock(UUID one, UUID other) {
        Stream.of(one, other).sorted().forEach(Case::lock);
    }
}
