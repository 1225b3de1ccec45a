package io.madoguchi.consent.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntryCsvTest {

    @ParameterizedTest
    @EnumSource(Register.class)
    void theColumnsAreTheLeavesOfWhatAnEntrySays(Register register) {
        Class<?> said = Arrays.stream(Contents.class.getRecordComponents())
                .filter(c -> c.getName().equals(register.member))
                .findFirst()
                .orElseThrow()
                .getType();

        assertThat(register.columns()).isEqualTo(leaves("", said).toList());
        assertThat(JsonMapper.builder().addModule(new JavaTimeModule()).build().canSerialize(said))
                .isTrue();
    }

    private static Stream<String> leaves(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(c -> leaf(prefix + c.getName(), c));
    }

    private static Stream<String> leaf(String name, RecordComponent component) {
        return component.getType().isRecord() ? leaves(name + ".", component.getType()) : List.of(name).stream();
    }
}
