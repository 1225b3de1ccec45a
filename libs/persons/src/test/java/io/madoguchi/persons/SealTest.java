package io.madoguchi.persons;

import static io.madoguchi.persons.RetentionClass.CASE;
import static io.madoguchi.persons.RetentionClass.CONTACT;
import static io.madoguchi.persons.RetentionClass.CONTENT;
import static io.madoguchi.persons.RetentionClass.STATUTORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.persons.Desk.Replica;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SealTest {

    private static final Desk DESK = Desk.open();
    private static final Replica A = DESK.replica();
    private static final Replica B = DESK.replica();
    private static final Holder HARU = Desk.holder();
    private static final String PLACE = "contact.address|1";

    @Property(tries = 300)
    void whatIsSealedOpensAgainInAnyReplica(
            @ForAll String text, @ForAll RetentionClass retention, @ForAll String context) {
        byte[] sealed = A.seal().seal(HARU, retention, context, text);

        assertThat(A.seal().open(HARU, retention, context, sealed)).isEqualTo(text);
        assertThat(B.seal().open(HARU, retention, context, sealed)).isEqualTo(text);
        assertThat(sealed).hasSize(1 + 8 + 12 + text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 16);
    }

    @Property(tries = 50)
    void itOpensForNothingElse(@ForAll RetentionClass retention, @ForAll RetentionClass other) {
        Holder stranger = Desk.holder();
        Holder later = new Holder(HARU.person(), 2);
        for (RetentionClass each : RetentionClass.values()) {
            Stream.of(stranger, later, HARU).forEach(holder -> A.seal().seal(holder, each, PLACE, "a key"));
        }
        byte[] sealed = A.seal().seal(HARU, retention, PLACE, "haru");

        broken(stranger, retention, PLACE, sealed);
        broken(later, retention, PLACE, sealed);
        broken(HARU, retention, "contact.address|2", sealed);
        broken(HARU, retention, "contact.name|1", sealed);
        if (other != retention) {
            broken(HARU, other, PLACE, sealed);
        }
    }

    @Property(tries = 300)
    void anAlteredByteNeverOpens(@ForAll @IntRange(max = 40) int at, @ForAll @IntRange(min = 1, max = 255) int mask) {
        byte[] sealed = A.seal().seal(HARU, CONTACT, PLACE, "haru");
        sealed[at % sealed.length] ^= (byte) mask;

        broken(HARU, CONTACT, PLACE, sealed);
    }

    @Example
    void aWrappedKeyMovedToAnotherPersonDoesNotOpen() {
        Holder thief = Desk.holder();
        byte[] sealed = A.seal().seal(thief, CONTACT, PLACE, "mine");
        A.seal().seal(HARU, CONTACT, PLACE, "haru");

        DESK.sql("update person_key set wrapped = (select wrapped from person_key where retention_class = 'CONTACT'"
                + " and person = '" + HARU.person().value() + "' and generation = 1) where person = '"
                + thief.person().value() + "'");

        assertThatThrownBy(() -> DESK.replica().seal().open(thief, CONTACT, PLACE, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Example
    void halfACharacterIsRefusedRatherThanChanged() {
        assertThatThrownBy(() -> A.seal().seal(HARU, CONTENT, PLACE, "\ud83d"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void manyAtOnceEndWithOneKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            Holder holder = Desk.holder();
            List<Callable<byte[]>> replicas = IntStream.range(0, 8)
                    .<Callable<byte[]>>mapToObj(i -> {
                        Replica replica = DESK.replica();
                        return () -> replica.seal().seal(holder, CONTACT, PLACE, "from " + i);
                    })
                    .toList();
            List<byte[]> sealed = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (var done : threads.invokeAll(replicas)) {
                    sealed.add(done.get());
                }
            }

            assertThat(DESK.count("person = '" + holder.person().value() + "'")).isEqualTo(1);
            for (int i = 0; i < sealed.size(); i++) {
                assertThat(A.seal().open(holder, CONTACT, PLACE, sealed.get(i))).isEqualTo("from " + i);
            }
        }
    }

    @Example
    void keysOfManyAreMadeAtOnceAndAreTheSameForEverybody() {
        Holder known = Desk.holder();
        byte[] before = A.seal().seal(known, CONTACT, PLACE, "before");
        Holder erased = Desk.holder();
        A.keys().destroy(erased, EnumSet.of(CONTACT));
        List<Holder> all = new ArrayList<>(List.of(known, erased));
        IntStream.range(0, 50).forEach(i -> all.add(Desk.holder()));
        Replica replica = DESK.replica();

        replica.seal().prepare(all, CONTACT);
        replica.seal().prepare(all, CONTACT);

        for (Holder holder : all.subList(2, all.size())) {
            assertThat(DESK.count("person = '" + holder.person().value() + "'")).isEqualTo(1);
            byte[] sealed = replica.seal().seal(holder, CONTACT, PLACE, "mine");
            assertThat(DESK.replica().seal().open(holder, CONTACT, PLACE, sealed))
                    .isEqualTo("mine");
        }
        assertThat(replica.seal().open(known, CONTACT, PLACE, before)).isEqualTo("before");
        assertThatThrownBy(() -> replica.seal().seal(erased, CONTACT, PLACE, "never"))
                .isInstanceOf(KeyDestroyed.class);
        assertThat(replica.seal()
                        .generationsOf(List.of(
                                known.person(), erased.person(), Desk.holder().person())))
                .containsOnly(java.util.Map.entry(known.person(), 1), java.util.Map.entry(erased.person(), 2));
    }

    @Property(tries = 40)
    void aDestroyedKeyNeverOpensAndTheNextGenerationBegins(@ForAll RetentionClass retention) {
        Holder holder = Desk.holder();
        byte[] sealed = A.seal().seal(holder, retention, PLACE, "soon gone");
        assertThat(A.seal().generationOf(holder.person())).isEqualTo(1);

        A.keys().destroy(holder, EnumSet.of(retention));

        assertThatThrownBy(() -> A.seal().open(holder, retention, PLACE, sealed))
                .isInstanceOf(KeyDestroyed.class);
        assertThatThrownBy(() -> B.seal().open(holder, retention, PLACE, sealed))
                .isInstanceOf(KeyDestroyed.class);
        for (RetentionClass any : RetentionClass.values()) {
            assertThatThrownBy(() -> A.seal().seal(holder, any, PLACE, "late")).isInstanceOf(KeyDestroyed.class);
        }
        Holder next = new Holder(holder.person(), A.seal().generationOf(holder.person()));
        assertThat(next.generation()).isEqualTo(2);
        byte[] back = A.seal().seal(next, retention, PLACE, "back again");
        assertThat(B.seal().open(next, retention, PLACE, back)).isEqualTo("back again");
        assertThat(A.seal().generationOf(holder.person())).isEqualTo(2);
    }

    @Example
    void whatALawRetainsStaysOpenWhenTheRestIsDestroyed() {
        Holder holder = Desk.holder();
        byte[] kept = A.seal().seal(holder, STATUTORY, PLACE, "ten years");
        A.seal().seal(holder, CONTACT, PLACE, "soon gone");

        Destruction first = A.keys().destroy(holder, EnumSet.of(CONTACT, CASE));
        Destruction again = A.keys().destroy(holder, EnumSet.of(CONTACT));

        assertThat(first.destroyed()).containsOnlyKeys(CONTACT, CASE);
        assertThat(first.retained()).containsExactly(STATUTORY);
        assertThat(again).isEqualTo(first);
        assertThat(A.seal().open(holder, STATUTORY, PLACE, kept)).isEqualTo("ten years");
        A.seal().seal(holder, STATUTORY, PLACE, "may still be amended");
    }

    @Example
    void anotherReplicaForgetsWithinFiveSeconds() {
        Holder holder = Desk.holder();
        byte[] sealed = A.seal().seal(holder, CONTACT, PLACE, "soon gone");
        assertThat(B.seal().open(holder, CONTACT, PLACE, sealed)).isEqualTo("soon gone");

        A.keys().destroy(holder, EnumSet.of(CONTACT));

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(6))
                .untilAsserted(() -> assertThatThrownBy(() -> B.seal().open(holder, CONTACT, PLACE, sealed))
                        .isInstanceOf(KeyDestroyed.class));
    }

    @Example
    void aBatchIsFetchedInOneGo() {
        List<Holder> many = Stream.generate(Desk::holder).limit(50).toList();
        List<byte[]> sealed =
                many.stream().map(h -> A.seal().seal(h, CONTACT, PLACE, "x")).toList();
        A.keys().destroy(many.getFirst(), EnumSet.of(CONTACT));
        Replica fresh = DESK.replica();

        fresh.seal().prefetch(many, CONTACT);
        DESK.sql("alter table person_key rename to person_key_away");
        try {
            for (int i = 1; i < many.size(); i++) {
                assertThat(fresh.seal().open(many.get(i), CONTACT, PLACE, sealed.get(i)))
                        .isEqualTo("x");
            }
        } finally {
            DESK.sql("alter table person_key_away rename to person_key");
        }
        assertThatThrownBy(() -> fresh.seal().open(many.getFirst(), CONTACT, PLACE, sealed.getFirst()))
                .isInstanceOf(KeyDestroyed.class);
    }

    private static void broken(Holder holder, RetentionClass retention, String context, byte[] sealed) {
        assertThatThrownBy(() -> A.seal().open(holder, retention, context, sealed))
                .isInstanceOf(SealBroken.class);
    }
}
