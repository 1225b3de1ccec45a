package io.madoguchi.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Trees of values, as Helm lays them over each other. */
final class Values {
    private Values() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> read(String yaml) {
        return (Map<String, Object>) Chart.yaml().load(yaml);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> merge(Map<String, Object> below, Map<String, Object> above) {
        Map<String, Object> merged = new LinkedHashMap<>(below);
        above.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, fresh) -> old instanceof Map && fresh instanceof Map
                        ? merge((Map<String, Object>) old, (Map<String, Object>) fresh)
                        : fresh));
        return merged;
    }

    /** Paths to what holds no further values: scalars, lists and empty maps. */
    static Map<List<String>, Object> leaves(Map<String, Object> tree) {
        Map<List<String>, Object> leaves = new LinkedHashMap<>();
        collect(List.of(), tree, leaves);
        return leaves;
    }

    private static void collect(List<String> path, Object value, Map<List<String>, Object> leaves) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, below) -> {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(key.toString());
                collect(deeper, below, leaves);
            });
        } else {
            leaves.put(path, value);
        }
    }

    /** A file of values that sets this path only. */
    static String only(List<String> path, Object value) {
        Object tree = value;
        for (String key : path.reversed()) {
            Map<String, Object> above = new HashMap<>();
            above.put(key, tree);
            tree = above;
        }
        return new Yaml().dump(tree);
    }
}
