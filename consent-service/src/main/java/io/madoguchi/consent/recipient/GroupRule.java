package io.madoguchi.consent.recipient;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose majority of voting rights a company holds, directly or through companies of which it does (FN1): the smallest set
 * that is closed under "more than half of the votes lie with the parent and the set".
 */
final class GroupRule {

    private static final BigDecimal HALF = new BigDecimal("50");

    private GroupRule() {}

    /** Voting rights that one company holds in another, in percent. */
    record Holding(String holder, String held, BigDecimal percent) {}

    /**
     * How a company is held.
     *
     * @param percent all votes that lie with the parent and the companies it controls
     * @param direct whether the parent's own votes are the majority
     */
    record Held(BigDecimal percent, boolean direct) {}

    static Map<String, Held> heldBy(String parent, Collection<Holding> holdings) {
        Set<String> candidates = holdings.stream().map(Holding::held).collect(Collectors.toSet());
        candidates.remove(parent);
        Set<String> controlling = new HashSet<>(Set.of(parent));
        boolean grown = true;
        while (grown) {
            Set<String> next = candidates.stream()
                    .filter(c -> !controlling.contains(c))
                    .filter(c -> votes(controlling, c, holdings).compareTo(HALF) > 0)
                    .collect(Collectors.toSet());
            grown = controlling.addAll(next);
        }
        Map<String, Held> held = new TreeMap<>();
        for (String company : controlling) {
            if (!company.equals(parent)) {
                boolean direct = votes(Set.of(parent), company, holdings).compareTo(HALF) > 0;
                held.put(company, new Held(votes(controlling, company, holdings), direct));
            }
        }
        return held;
    }

    private static BigDecimal votes(Set<String> holders, String held, Collection<Holding> holdings) {
        return holdings.stream()
                .filter(h -> h.held().equals(held) && holders.contains(h.holder()))
                .map(Holding::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
