package io.madoguchi.consent.decision;

import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.Problem;
import io.madoguchi.problems.Problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a batch: a question about now. Everything may be missing, because a line is checked by itself. */
@RegisterForReflection
record AskOne(
        @Nullable String person,
        @Nullable String company,
        @Nullable String purpose,
        @Nullable Operation operation,
        @Nullable List<String> categories,
        @Nullable UUID recipient,
        @Nullable RecipientUse recipientUse) {

    private static final Pattern COMPANY = Pattern.compile(CompanyIds.FORM);
    private static final Pattern PERSON = Pattern.compile("[1-9][0-9]{0,2}\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");
    private static final int MOST_CATEGORIES = 50;
    private static final int LONGEST = 80;

    /** What is wrong with it, if anything is. */
    @Nullable
    Problem problem() {
        List<FieldError> errors = new ArrayList<>();
        if (person == null || !PERSON.matcher(person).matches()) {
            errors.add(new FieldError("person", "is not a person reference"));
        }
        if (company == null || !COMPANY.matcher(company).matches()) {
            errors.add(new FieldError("company", CompanyIds.RULE));
        }
        if (purpose == null || purpose.isBlank() || purpose.length() > LONGEST) {
            errors.add(new FieldError("purpose", "must be the id or code of a purpose"));
        }
        if (operation == Operation.DISCLOSE && recipient == null) {
            errors.add(new FieldError("recipient", "must be named for a disclosure"));
        }
        if (categories != null
                && (categories.size() > MOST_CATEGORIES
                        || categories.stream().anyMatch(c -> c == null || c.isBlank() || c.length() > LONGEST))) {
            errors.add(new FieldError("categories", "must be at most 50 short names"));
        }
        return errors.isEmpty() ? null : Problem.of(CommonProblem.INVALID_REQUEST, "This line must change.", errors);
    }

    Many many() {
        return new Many(
                text(person),
                text(purpose),
                operation == null ? Operation.USE : operation,
                categories == null ? List.of() : categories,
                recipient,
                recipientUse);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
