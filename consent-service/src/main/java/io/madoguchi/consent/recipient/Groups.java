package io.madoguchi.consent.recipient;

import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.company.CompanyView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which companies are one group at a moment: a parent and the Japanese companies whose majority of votes it holds (FN1). */
@ApplicationScoped
public class Groups {

    private final Companies companies;

    Groups(Companies companies) {
        this.companies = companies;
    }

    /** The parent under which all of these are one group; empty when there is none. */
    public Optional<String> parentOf(Collection<String> members, Instant at) {
        return parentOf(members, holdings(at));
    }

    /** As {@link #parentOf(Collection, Instant)}, by what was recorded until {@code knownAt}. */
    public Optional<String> parentOf(Collection<String> members, Instant at, Instant knownAt) {
        return parentOf(
                members,
                Shareholding.inForce(at, knownAt).stream()
                        .map(Shareholding::holding)
                        .toList());
    }

    private Optional<String> parentOf(Collection<String> members, List<GroupRule.Holding> holdings) {
        Set<String> parents = new TreeSet<>();
        holdings.forEach(h -> parents.add(h.holder()));
        return parents.stream()
                .filter(p -> {
                    Map<String, GroupRule.Held> held = GroupRule.heldBy(p, holdings);
                    return members.stream()
                            .allMatch(m -> m.equals(p) || (held.containsKey(m) && countsAsSubsidiary(m)));
                })
                .findFirst();
    }

    /** Everything the parent controls, whether the footnote counts it or not. */
    List<MemberView> members(String parent, Instant at) {
        return GroupRule.heldBy(parent, holdings(at)).entrySet().stream()
                .map(e -> companies
                        .find(e.getKey())
                        .map(c -> MemberView.of(c, e.getValue()))
                        .orElseThrow())
                .toList();
    }

    private boolean countsAsSubsidiary(String company) {
        return companies.find(company).filter(Groups::isJapanese).isPresent();
    }

    static boolean isJapanese(CompanyView company) {
        return company.country().equals("JP");
    }

    private static List<GroupRule.Holding> holdings(Instant at) {
        return Shareholding.inForce(at).stream().map(Shareholding::holding).toList();
    }
}
