package io.madoguchi.inquiry.clock;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The laws this service knows, from files that ship with it; a case keeps those that were in force when it arrived. */
@ApplicationScoped
public class LawPacks {

    /** In the order in which clocks are shown. A native image has no folder to list. */
    static final List<String> FILES = List.of(
            "appi-2022-04",
            "appi-bill-2026",
            "gdpr-2018-05",
            "uk-2026-02",
            "uk-2026-06",
            "ccpa-2023-03",
            "internal-2026-11");

    private static final String FOLDER = "/io/madoguchi/inquiry/clock/";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Map<String, LawPack> packs;
    private final Map<String, Holidays> calendars;

    LawPacks() {
        packs = FILES.stream()
                .map(LawPacks::pack)
                .collect(Collectors.toMap(LawPack::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        Set<String> named = packs.values().stream().map(LawPack::calendar).collect(Collectors.toSet());
        calendars = named.stream().collect(Collectors.toMap(Function.identity(), LawPacks::calendar));
    }

    /** The packs a case is bound to for good: of each law the one in force on the day it arrived, where that law counts days. */
    public List<String> pin(Instant received, @Nullable String residence) {
        return packs.values().stream()
                .filter(pack -> pack.covers(received.atZone(pack.zone()).toLocalDate(), residence))
                .map(LawPack::id)
                .toList();
    }

    /** All clocks of a case, read from its course. */
    public List<ClockReading> read(
            Collection<String> pinned, CaseKind kind, Collection<Right> rights, Course course, Instant asOf) {
        return pinned.stream()
                .map(this::named)
                .flatMap(pack -> pack.rules().stream()
                        .filter(rule -> rule.concerns(kind, rights))
                        .map(rule -> reckon(pack, rule, course, asOf)))
                .toList();
    }

    /** The clock that runs down first: the date the person is told, with its article. */
    public static Optional<ClockReading> earliest(List<ClockReading> clocks) {
        return clocks.stream()
                .filter(clock -> clock.state().isLive() && clock.clock() != ClockKind.ACKNOWLEDGE)
                .min((one, other) -> due(one).compareTo(due(other)));
    }

    ClockReading reckon(LawPack pack, ClockRule rule, Course course, Instant asOf) {
        Holidays holidays = Optional.ofNullable(calendars.get(pack.calendar())).orElseThrow();
        return new Reckoning(pack, rule, holidays, course, asOf).read();
    }

    LawPack named(String id) {
        return Optional.ofNullable(packs.get(id))
                .orElseThrow(() -> new IllegalStateException("a case is bound to the law " + id + ", which is gone"));
    }

    Collection<LawPack> all() {
        return packs.values();
    }

    private static Instant due(ClockReading clock) {
        return Optional.ofNullable(clock.due()).orElse(Instant.MAX);
    }

    private static LawPack pack(String id) {
        try (InputStream file = open("packs/" + id + ".json")) {
            return JSON.readValue(file, LawPack.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Holidays calendar(String name) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("calendars/" + name + ".txt"), StandardCharsets.UTF_8))) {
            return Holidays.read(lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream file = LawPacks.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IOException("missing in the jar: " + name);
        }
        return file;
    }
}
