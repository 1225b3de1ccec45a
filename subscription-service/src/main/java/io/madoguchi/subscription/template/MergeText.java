package io.madoguchi.subscription.template;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.ValueResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A text with merge fields such as <code>{reader.name ?: 'reader'}</code>, read by Qute in a sandbox: no sections and so
 * no loops, no namespaces, no methods, and nothing that resolves but the fields named here. In the read text a word of
 * letters and digits stands for each field, to be replaced after the text was laid out.
 *
 * @param text the text with its places; the source itself where it has faults
 */
public record MergeText(String text, List<Slot> slots, List<Fault> faults) {

    /** The name of a reader who gave one. */
    public static final String READER_NAME = "reader.name";

    /** What may be filled in; only the first can be empty. */
    public static final Set<String> FIELDS = Set.of(READER_NAME, "topic.name", "company.name", "issue.number");

    private static final String MARK = "madoguchi0word";
    private static final int LONGEST_FALLBACK = 100;
    private static final Engine ENGINE = Engine.builder()
            .strictRendering(true)
            .removeStandaloneLines(false)
            .addValueResolver(new Fields())
            .build();

    public MergeText {
        slots = List.copyOf(slots);
        faults = List.copyOf(faults);
    }

    /** A place in the text, the field it stands for, and what is said when there is none. */
    public record Slot(String place, String field, String fallback) {}

    /** Whether a place of any field stands in this. */
    public static boolean hasPlace(String text) {
        return text.contains(MARK);
    }

    /** Reads a text; never throws, whatever it is given. The series keeps places of two texts apart. */
    public static MergeText read(String source, char series) {
        if (hasPlace(source)) {
            return faulty(source, List.of(new Fault(Fault.Kind.BROKEN, 1, 1, MARK)));
        }
        try {
            Template template = ENGINE.parse(source);
            List<Fault> faults = new ArrayList<>();
            template.getParameterDeclarations()
                    .forEach(declared -> faults.add(at(Fault.Kind.BROKEN, declared.getOrigin(), "{@")));
            template.getExpressions().forEach(expression -> check(expression, faults));
            if (!faults.isEmpty()) {
                return faulty(source, faults);
            }
            Places places = new Places(series, new ArrayList<>());
            return new MergeText(template.data(places).render(), places.slots(), List.of());
        } catch (TemplateException e) {
            return faulty(source, List.of(at(Fault.Kind.BROKEN, e.getOrigin(), "")));
        } catch (RuntimeException _) {
            // a text that Qute itself stumbles over is as broken as one it refuses
            return faulty(source, List.of(new Fault(Fault.Kind.BROKEN, 1, 1, "")));
        }
    }

    private static MergeText faulty(String source, List<Fault> faults) {
        return new MergeText(source, List.of(), faults);
    }

    private static void check(Expression expression, List<Fault> faults) {
        List<Expression.Part> parts = expression.getParts();
        boolean named = !expression.hasNamespace()
                && parts.size() >= 2
                && parts.stream().limit(2).noneMatch(Expression.Part::isVirtualMethod);
        String field = named ? parts.get(0).getName() + "." + parts.get(1).getName() : "";
        if (!FIELDS.contains(field) || parts.size() > 3 || parts.size() == 3 && fallback(parts.get(2)) == null) {
            faults.add(at(Fault.Kind.UNKNOWN_FIELD, expression.getOrigin(), shown(expression)));
        } else if (field.equals(READER_NAME) && parts.size() == 2) {
            faults.add(at(Fault.Kind.NO_FALLBACK, expression.getOrigin(), shown(expression)));
        }
    }

    private static @Nullable String fallback(Expression.Part part) {
        if (!part.isVirtualMethod() || !Set.of("?:", "or").contains(part.getName())) {
            return null;
        }
        List<Expression> parameters = part.asVirtualMethod().getParameters();
        boolean literal = parameters.size() == 1 && parameters.getFirst().isLiteral();
        return literal
                        && parameters.getFirst().getLiteral() instanceof String words
                        && words.length() <= LONGEST_FALLBACK
                ? words
                : null;
    }

    private static String shown(Expression expression) {
        String shown = expression.toOriginalString();
        return shown.substring(0, Math.min(60, shown.length()));
    }

    private static Fault at(Fault.Kind kind, TemplateNode.@Nullable Origin origin, String word) {
        return origin == null
                ? new Fault(kind, 1, 1, word)
                : new Fault(kind, Math.max(1, origin.getLine()), Math.max(1, origin.getLineCharacterStart()), word);
    }

    /** Where a template begins to look for names. */
    private record Places(char series, List<Slot> slots) {

        String take(String field, String fallback) {
            String place = String.format(Locale.ROOT, "%s%c%04d0", MARK, series, slots.size());
            slots.add(new Slot(place, field, fallback));
            return place;
        }
    }

    /** The first half of a field's name. */
    private record Group(Places places, String name) {}

    /** A field, not yet written down. */
    private record Field(Places places, String name) {

        @Override
        public String toString() {
            return places.take(name, "");
        }
    }

    /** All that resolves. */
    private static final class Fields implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            Object base = context.getBase();
            return base instanceof Places || base instanceof Group || base instanceof Field;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return switch (context.getBase()) {
                case Places places -> CompletedStage.of(new Group(places, context.getName()));
                case Group group ->
                    CompletedStage.of(new Field(group.places(), group.name() + "." + context.getName()));
                case Field field ->
                    CompletedStage.of(field.places()
                            .take(
                                    field.name(),
                                    String.valueOf(
                                            context.getParams().getFirst().getLiteral())));
                default -> throw new IllegalStateException("nothing else is resolved");
            };
        }
    }
}
