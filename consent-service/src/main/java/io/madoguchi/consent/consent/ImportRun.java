package io.madoguchi.consent.consent;

import io.madoguchi.consent.child.Children;
import io.madoguchi.consent.consent.ConsentEvent.ExpressedBy;
import io.madoguchi.consent.consent.ConsentEvent.Expression;
import io.madoguchi.persons.PersonRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records imported lines one by one, each with its own transaction: a killed run goes on with the next line. */
@ApplicationScoped
class ImportRun {

    private static final int BATCH = 100;

    private final Clock clock;
    private final Proofs proofs;
    private final Statements statements;
    private final Children children;

    ImportRun(Clock clock, Proofs proofs, Statements statements, Children children) {
        this.clock = clock;
        this.proofs = proofs;
        this.statements = statements;
        this.children = children;
    }

    @Scheduled(every = "{madoguchi.consent.import-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (UUID file : QuarkusTransaction.requiringNew().call(ConsentImport::running)) {
            List<Integer> lines;
            do {
                lines = QuarkusTransaction.requiringNew().call(() -> lines(file));
                for (int line : lines) {
                    QuarkusTransaction.requiringNew().run(() -> record(file, line));
                }
            } while (!lines.isEmpty());
            QuarkusTransaction.requiringNew()
                    .run(() -> ConsentImport.<ConsentImport>findById(file).finish(clock.instant()));
        }
    }

    private static List<Integer> lines(UUID file) {
        return ConsentImportRow.next(file, BATCH).stream().map(r -> r.line).toList();
    }

    private void record(UUID file, int line) {
        ConsentImportRow row = ConsentImportRow.findById(new ImportRowKey(file, line));
        PersonRef ref = new PersonRef(row.person);
        if (children.isRemoved(ref)) {
            // an old file must not write a removed child back, not even as a line (E14)
            row.delete();
            return;
        }
        // two files may tell of one person: whoever comes second sees what the first has recorded
        Person.locked(ref, clock.instant());
        if (row.isRecordedElsewhere()) {
            row.state = ConsentImportRow.State.DUPLICATE;
            return;
        }
        ConsentImport imported = ConsentImport.findById(file);
        switch (row.status) {
            case GIVEN -> give(row, ref, imported);
            // a no needs no proof: believing it harms nobody
            case REFUSED -> {
                statements.refuse(statement(row, ref, imported, new EpisodePurpose(row.purpose, null)));
                row.state = ConsentImportRow.State.RECORDED;
            }
        }
    }

    private void give(ConsentImportRow row, PersonRef ref, ConsentImport imported) {
        String wording = row.wording;
        if (row.evidence == null || wording == null) {
            row.park(row.evidence == null ? "NO_EVIDENCE" : "NO_WORDING");
            return;
        }
        Optional<EpisodePurpose> proved = proofs.byWording(row.purpose, wording);
        if (proved.isEmpty()) {
            row.park("UNKNOWN_WORDING");
            return;
        }
        statements.give(statement(row, ref, imported, proved.get()));
        row.state = ConsentImportRow.State.RECORDED;
    }

    private static Statement statement(
            ConsentImportRow row, PersonRef ref, ConsentImport imported, EpisodePurpose purpose) {
        ConsentEvidence evidence = new ConsentEvidence(
                null, null, null, null, row.channel, row.at, row.at, null, row.wording, row.evidence, true);
        Expression said = new Expression("IMPORT", ExpressedBy.SELF, evidence, row.at);
        return new Statement(ref, imported.company, List.of(purpose), said, imported.createdBy);
    }
}
