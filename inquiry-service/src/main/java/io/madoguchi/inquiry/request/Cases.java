package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.InquiryProblem;
import io.madoguchi.inquiry.Right;
import io.madoguchi.inquiry.clock.ClockReading;
import io.madoguchi.inquiry.clock.Course;
import io.madoguchi.inquiry.clock.LawPacks;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens cases and reads them; what happens to them is written by {@link CaseLog}. */
@ApplicationScoped
public class Cases {

    private final PersonRefs refs;
    private final Seal seal;
    private final LawPacks laws;
    private final CaseLog log;
    private final Clock clock;

    Cases(PersonRefs refs, Seal seal, LawPacks laws, CaseLog log, Clock clock) {
        this.refs = refs;
        this.seal = seal;
        this.laws = laws;
        this.log = log;
        this.clock = clock;
    }

    /** A case that was just opened; the key is told once and never kept. */
    public record Opened(UUID id, String key, PersonCaseView view) {}

    /** Opens a case and binds it to the laws of the day it arrived. The same work whether the person is known or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Opened open(NewCase taken) {
        CaseKey key = CaseKey.draw();
        Case opened = insert(taken, key);
        return new Opened(opened.id, key.secret(), person(opened));
    }

    Case insert(NewCase taken, CaseKey key) {
        PersonRef person = refs.of(taken.company(), taken.requester().contact());
        Holder holder = new Holder(person, seal.generationOf(person));
        List<String> pinned = laws.pin(taken.received(), taken.residence());
        Case opened = Case.open(taken, key, pinned, holder, seal, clock.instant());
        opened.persist();
        taken.asked().forEach(asked -> RightItem.ask(opened, asked, seal).persist());
        log.begin(opened);
        return opened;
    }

    /** The case of this number, for whoever has its key; both wrong answer alike. */
    @Transactional
    public PersonCaseView look(String number, String key) {
        return person(withKey(number, key));
    }

    /** The person does not want it any more. A second time changes nothing. */
    @Transactional
    public PersonCaseView withdraw(String number, String key) {
        Case mine = Case.lock(withKey(number, key).id).orElseThrow(ProblemException::notFound);
        if (mine.phase != Phase.WITHDRAWN) {
            log.happen(mine, Happening.of(Fact.WITHDRAWN), null);
        }
        return person(mine);
    }

    private static Case withKey(String number, String key) {
        return Case.ofNumber(number)
                .filter(found -> CaseKey.fits(found.keyHash, key) && found.phase != Phase.PURGED)
                .orElseThrow(() -> new ProblemException(
                        InquiryProblem.UNKNOWN_CASE, "Copy both from the receipt, as they stand."));
    }

    private PersonCaseView person(Case of) {
        List<RightItem> items = RightItem.of(of.id);
        return PersonCaseView.of(of, items, clocks(of, items, CaseEvent.of(of.id)));
    }

    CaseView view(Case of) {
        return views(List.of(of)).getFirst();
    }

    /** A page of cases with three queries, however long it is. */
    List<CaseView> views(List<Case> cases) {
        List<UUID> ids = cases.stream().map(c -> c.id).toList();
        Map<UUID, List<RightItem>> items =
                RightItem.ofAll(ids).stream().collect(Collectors.groupingBy(item -> item.inquiryCase));
        Map<UUID, List<CaseEvent>> events =
                CaseEvent.ofAll(ids).stream().collect(Collectors.groupingBy(event -> event.inquiryCase));
        return cases.stream()
                .map(c -> {
                    List<RightItem> mine = items.getOrDefault(c.id, List.of());
                    return CaseView.of(c, mine, clocks(c, mine, events.getOrDefault(c.id, List.of())));
                })
                .toList();
    }

    private List<ClockReading> clocks(Case of, List<RightItem> items, List<CaseEvent> events) {
        List<Courses.Step> steps =
                events.stream().map(e -> new Courses.Step(e.fact, e.at)).toList();
        Course course = Courses.of(of.receivedAt, steps);
        List<Right> rights = items.stream().map(item -> item.askedRight).toList();
        return laws.read(List.of(of.lawPacks), of.kind, rights, course, clock.instant());
    }
}
