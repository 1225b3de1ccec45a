package io.madoguchi.consent.recipient;

import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refuses an entry that names something the company does not have: a register that points nowhere proves nothing. */
@ApplicationScoped
class References {

    private final Companies companies;
    private final Purposes purposes;
    private final Recipients recipients;
    private final Registers registers;

    References(Companies companies, Purposes purposes, Recipients recipients, Registers registers) {
        this.companies = companies;
        this.purposes = purposes;
        this.recipients = recipients;
        this.registers = registers;
    }

    void check(Register register, String company, Contents contents, Instant at) {
        if (!contents.isOnly(register)) {
            throw ProblemException.field("contents", "must have the member " + register.member + " and no other");
        }
        if (contents.recipient() != null) {
            recipient(contents.recipient());
        } else if (contents.combination() != null) {
            items(company, contents.combination().categories(), at);
        } else if (contents.jointUse() != null) {
            Contents.JointUse use = contents.jointUse();
            use.users().forEach(user -> recipient(company, user, at));
            purposes(company, use.purposes());
            items(company, use.items(), at);
            company(use.responsible(), "contents.jointUse.responsible");
        } else if (contents.entrustment() != null) {
            recipient(company, contents.entrustment().recipient(), at);
            purposes(company, contents.entrustment().purposes());
            items(company, contents.entrustment().items(), at);
        } else if (contents.succession() != null) {
            recipient(company, contents.succession().successor(), at);
            items(company, contents.succession().items(), at);
        } else if (contents.coverage() != null) {
            purposes(company, List.of(contents.coverage().purpose()));
            items(company, contents.coverage().items(), at);
        }
    }

    private void recipient(RecipientEntry said) {
        if ((said.kind() == RecipientKind.GROUP_COMPANY) != (said.member() != null)) {
            throw ProblemException.field(
                    "contents.recipient.member", "names the registered company, for a company of the group only");
        }
        company(said.member(), "contents.recipient.member");
    }

    private void company(@Nullable String id, String field) {
        if (id != null && companies.find(id).isEmpty()) {
            throw ProblemException.field(field, "is not a registered company");
        }
    }

    private void recipient(String company, UUID id, Instant at) {
        if (recipients.find(company, id, at).isEmpty()) {
            throw ProblemException.field("contents", "names a recipient that this company's register does not have");
        }
    }

    private void purposes(String company, List<UUID> ids) {
        if (!ids.stream().allMatch(id -> purposes.find(company, id).isPresent())) {
            throw ProblemException.field("contents", "names a purpose this company does not have");
        }
    }

    private void items(String company, Collection<String> items, Instant at) {
        if (!registers.categories(company, at).byCode().keySet().containsAll(items)) {
            throw ProblemException.field("contents", "names a data category this company's register does not have");
        }
    }
}
