package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.CaseKind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of cases with its filters; within a company a section sees its own only. */
final class CaseQueue {

    private CaseQueue() {}

    /**
     * @param sections whose cases may be seen; none for all
     */
    record Filter(
            Collection<String> companies,
            @Nullable Collection<String> sections,
            @Nullable Phase phase,
            @Nullable CaseKind kind) {}

    static List<Case> after(UUID cursor, int limit, Filter filter) {
        Set<Phase> phases = filter.phase() == null ? Phase.OPEN : Set.of(filter.phase());
        return Panache.getEntityManager()
                .createQuery(
                        "from Case where company in :companies and phase in :phases and id > :cursor"
                                + " and (:kind is null or kind = :kind)"
                                + " and (:allSections = true or section in :sections) order by id",
                        Case.class)
                .setParameter("companies", filter.companies())
                .setParameter("phases", phases)
                .setParameter("cursor", cursor)
                .setParameter("kind", filter.kind())
                .setParameter("allSections", filter.sections() == null)
                .setParameter(
                        "sections",
                        filter.sections() == null || filter.sections().isEmpty() ? Set.of("") : filter.sections())
                .setMaxResults(limit)
                .getResultList();
    }
}
