package io.madoguchi.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rendered object, read by paths such as {@code spec.template.spec}. */
record Manifest(Object tree) {
    static final Set<String> WITH_PODS = Set.of("Deployment", "Job");

    String kind() {
        return text("kind");
    }

    String name() {
        return text("metadata.name");
    }

    String id() {
        return kind() + "/" + name();
    }

    boolean hasPods() {
        return WITH_PODS.contains(kind());
    }

    Manifest pod() {
        return at("spec.template.spec");
    }

    /** Every container has a pod of its own here. */
    Manifest container() {
        return pod().each("containers").getFirst();
    }

    @Nullable
    Object value(String path) {
        Object at = tree;
        for (String step : path.split("\\.")) {
            if (!(at instanceof Map<?, ?> map)) {
                return null;
            }
            at = map.get(step);
        }
        return at;
    }

    String text(String path) {
        Object value = value(path);
        if (value == null) {
            throw new AssertionError("no " + path + " in " + tree);
        }
        return value.toString();
    }

    Manifest at(String path) {
        Object value = value(path);
        if (value == null) {
            throw new AssertionError("no " + path + " in " + tree);
        }
        return new Manifest(value);
    }

    List<Manifest> each(String path) {
        List<Manifest> all = new ArrayList<>();
        if (value(path) instanceof List<?> list) {
            list.forEach(item -> all.add(new Manifest(item)));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> labels() {
        return (Map<String, Object>) at("metadata.labels").tree();
    }

    /** The service whose pods these are: consent, for instance. */
    String service() {
        return labels().get("app.kubernetes.io/name").toString();
    }
}
