package io.madoguchi.consent.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.recipient.GroupRule.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** FN1: the majority of voting rights, directly or indirectly. */
class GroupRuleTest {

    @Example
    void halfIsNoMajority() {
        assertThat(GroupRule.heldBy("p", List.of(holds("p", "a", "50"), holds("p", "b", "50.0001"))))
                .containsOnlyKeys("b");
    }

    @Example
    void votesOfControlledCompaniesCountWholly() {
        List<Holding> holdings =
                List.of(holds("p", "a", "51"), holds("p", "b", "30"), holds("a", "b", "21"), holds("b", "c", "90"));

        Map<String, GroupRule.Held> held = GroupRule.heldBy("p", holdings);

        assertThat(held).containsOnlyKeys("a", "b", "c");
        assertThat(held.get("a").direct()).isTrue();
        assertThat(held.get("b")).isEqualTo(new GroupRule.Held(new BigDecimal("51"), false));
        assertThat(held.get("c").direct()).isFalse();
    }

    @Example
    void votesOfACompanyThatIsNotControlledDoNotCount() {
        assertThat(GroupRule.heldBy("p", List.of(holds("p", "a", "40"), holds("p", "b", "30"), holds("a", "b", "60"))))
                .isEmpty();
    }

    @Example
    void twoThatHoldEachOtherAreNobodysSubsidiariesOfAStranger() {
        assertThat(GroupRule.heldBy("p", List.of(holds("a", "b", "100"), holds("b", "a", "100"))))
                .isEmpty();
    }

    @Property
    void everyMemberHasItsMajorityInsideAndNoOutsiderHas(@ForAll("graphs") List<Holding> holdings) {
        Set<String> members = GroupRule.heldBy("p", holdings).keySet();

        List<String> inside = new ArrayList<>(members);
        inside.add("p");
        for (String company : List.of("a", "b", "c", "d", "e")) {
            BigDecimal votes = holdings.stream()
                    .filter(h -> h.held().equals(company) && inside.contains(h.holder()))
                    .map(Holding::percent)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(votes.compareTo(new BigDecimal("50")) > 0).as(company).isEqualTo(members.contains(company));
        }
    }

    @Property
    void oneMoreHoldingOfAMemberNeverShrinksTheGroup(
            @ForAll("graphs") List<Holding> holdings, @ForAll("holdings") Holding more) {
        Set<String> before = GroupRule.heldBy("p", holdings).keySet();
        List<Holding> grown = new ArrayList<>(holdings);
        grown.add(more);

        assertThat(GroupRule.heldBy("p", grown).keySet()).containsAll(before);
    }

    @Provide
    Arbitrary<List<Holding>> graphs() {
        return holdings().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Holding> holdings() {
        Arbitrary<String> companies = Arbitraries.of("p", "a", "b", "c", "d", "e");
        return Combinators.combine(
                        companies,
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        Arbitraries.integers().between(1, 100))
                .as((holder, held, percent) -> new Holding(holder, held, new BigDecimal(percent)))
                .filter(h -> !h.holder().equals(h.held()));
    }

    private static Holding holds(String holder, String held, String percent) {
        return new Holding(holder, held, new BigDecimal(percent));
    }
}
