package io.madoguchi.consent.recipient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.madoguchi.lists.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A register as a file for a spreadsheet. */
final class EntryCsv {

    private static final List<String> COMMON =
            List.of("id", "code", "revision", "validFrom", "validUntil", "dueOn", "recordedAt", "recordedBy");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private EntryCsv() {}

    static String of(Register register, List<RegisterEntry> entries) {
        List<String> head = new ArrayList<>(COMMON);
        head.addAll(register.columns());
        return entries.stream().map(e -> row(register, e)).collect(Collectors.joining("", Csv.row(head), ""));
    }

    private static String row(Register register, RegisterEntry entry) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(entry.entry);
        cells.add(entry.code);
        cells.add(entry.revision);
        cells.add(entry.validFrom);
        cells.add(entry.validUntil);
        cells.add(entry.dueOn);
        cells.add(entry.recordedAt);
        cells.add(entry.recordedBy);
        JsonNode said = JSON.valueToTree(entry.contents.of(register));
        register.columns().forEach(column -> cells.add(text(said.at("/" + column.replace('.', '/')))));
        return Csv.row(cells);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
        }
        return value.isNull() ? "" : value.asText();
    }
}
