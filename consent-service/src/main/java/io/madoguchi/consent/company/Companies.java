package io.madoguchi.consent.company;

import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What the other features may know of companies and sections. */
@ApplicationScoped
public class Companies {

    Companies() {}

    public Optional<CompanyView> find(String id) {
        return Company.<Company>findByIdOptional(id).map(CompanyView::of);
    }

    public void mustExist(String id) {
        if (find(id).isEmpty()) {
            throw ProblemException.notFound();
        }
    }

    public Optional<SectionView> section(String company, UUID id) {
        return Section.<Section>findByIdOptional(id)
                .filter(s -> s.company.equals(company))
                .map(SectionView::of);
    }
}
