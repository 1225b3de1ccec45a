package io.madoguchi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    @TempDir
    Path directory;

    @Test
    void tooLittleMemoryIsSaidInMegabytes() throws Exception {
        Path little = Files.writeString(directory.resolve("little"), "MemTotal: 9 kB\nMemAvailable:    1048576 kB\n");
        Path enough = Files.writeString(directory.resolve("enough"), "MemAvailable:    8388608 kB\n");

        assertThatThrownBy(() -> Checks.memory(little))
                .isInstanceOf(DeskException.class)
                .hasMessageContaining("1024 MB");
        assertThatCode(() -> Checks.memory(enough)).doesNotThrowAnyException();
        assertThatCode(() -> Checks.memory(directory.resolve("none"))).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> Checks.built(new Layout(directory, directory), EnumSet.allOf(Part.class)))
                .hasMessageContaining("is not built");
    }

    @Test
    void noTwoPartsShareAPort() {
        Set<Integer> all = new HashSet<>();
        int count = 0;
        for (Part part : Part.values()) {
            all.addAll(part.ports(100));
            count += part.ports(100).size();
        }
        assertThat(all).hasSize(count);
    }

    @Test
    void aReusedProcessNumberIsNotTheProcess() throws Exception {
        ProcessMark own = ProcessMark.of(ProcessHandle.current());
        own.write(directory.resolve("own.pid"));

        assertThat(ProcessMark.read(directory.resolve("own.pid"))).contains(own);
        assertThat(own.alive()).isPresent();
        assertThat(new ProcessMark(own.pid(), "1@elsewhere").alive()).isEmpty();
        assertThat(new ProcessMark(own.pid(), "").alive()).isEmpty();
        assertThat(ProcessMark.read(directory.resolve("none.pid"))).isEmpty();
    }

    @Test
    void secretsAreMadeOnceAndThePepperIsTheSameEverywhere() throws Exception {
        Secrets secrets = new Secrets(directory);
        secrets.prepare();
        String pepper = Files.readString(secrets.of(Part.CONSENT).resolve("pepper"));
        String links = Files.readString(secrets.of(Part.CONSENT).resolve("links"));

        secrets.prepare();

        assertThat(secrets.of(Part.CONSENT).resolve("pepper")).hasContent(pepper);
        assertThat(secrets.of(Part.SUBSCRIPTION).resolve("pepper")).hasContent(pepper);
        assertThat(secrets.of(Part.CONSENT).resolve("links")).hasContent(links);
        assertThat(Files.readString(secrets.of(Part.SUBSCRIPTION).resolve("links")))
                .isNotEqualTo(links);
        assertThat(secrets.of(Part.CONSENT).resolve("receipt-key.json"))
                .content()
                .contains("\"d\":", "ES256");
        assertThat(secrets.of(Part.CONSENT).resolve("decision-key.json"))
                .content()
                .contains("\"d\":", "EdDSA");
        assertThat(secrets.of(Part.GATEWAY).resolve("session-kek/1")).exists();
    }
}
