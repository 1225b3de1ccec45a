package io.madoguchi.subscription.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LinksTest {

    private static final byte[] SECRET = new byte[32];

    private final Links links = new Links(SECRET);

    @Property(tries = 200)
    void aTokenIsTheSameWheneverItIsWrittenAndHasEnoughBits(
            @ForAll LinkPurpose purpose, @ForAll long high, @ForAll long low) {
        UUID subject = new UUID(high, low);
        String token = links.token(purpose, subject);

        assertThat(new Links(SECRET).token(purpose, subject)).isEqualTo(token);
        assertThat(Base64.getUrlDecoder().decode(token)).hasSizeGreaterThanOrEqualTo(16);
        assertThat(links.hash(token)).hasSize(32).isEqualTo(links.hashOf(purpose, subject));
        assertThat(token).doesNotContain(subject.toString().substring(0, 8));
    }

    @Property(tries = 200)
    void noTwoPurposesSubjectsOrSecretsShareAToken(
            @ForAll long high, @ForAll long low, @ForAll long other, @ForAll @Size(32) byte[] secret) {
        Set<String> tokens = new HashSet<>();
        Set<UUID> subjects = new HashSet<>(Set.of(new UUID(high, low)));
        subjects.add(new UUID(high, other));
        Set<Links> all = new HashSet<>(Set.of(links));
        if (!java.util.Arrays.equals(secret, SECRET)) {
            all.add(new Links(secret));
        }
        for (Links each : all) {
            for (LinkPurpose purpose : LinkPurpose.values()) {
                subjects.forEach(subject -> tokens.add(each.token(purpose, subject)));
            }
        }

        assertThat(tokens).hasSize(all.size() * LinkPurpose.values().length * subjects.size());
    }

    @Example
    void aShortSecretStopsTheStart() {
        assertThatThrownBy(() -> new Links(new byte[16])).isInstanceOf(IllegalStateException.class);
    }
}
