package io.madoguchi.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What was typed: {@code up --root R --data D [--detach] [--fresh] [--offset N] [--no-demo] [--only infra]}. */
record Arguments(String command, boolean detach, Desk.Options options) {
    private static final int LARGEST_OFFSET = 40_000;

    static Arguments parse(String[] args) {
        Deque<String> words = new ArrayDeque<>(List.of(args));
        String command = words.isEmpty() ? "" : words.pop();
        Path root = Path.of("");
        Path data = Path.of(".madoguchi");
        int offset = 0;
        boolean fresh = false;
        boolean detach = false;
        boolean demo = true;
        boolean infrastructureOnly = false;
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--root" -> root = Path.of(value(word, words));
                case "--data" -> data = Path.of(value(word, words));
                case "--offset" -> offset = offset(value(word, words));
                case "--fresh" -> fresh = true;
                case "--detach" -> detach = true;
                case "--no-demo" -> demo = false;
                case "--only" -> infrastructureOnly = value(word, words).equals("infra");
                default -> throw new DeskException("Unknown option " + word + "; ./madoguchi help lists them.");
            }
        }
        return new Arguments(
                command,
                detach,
                new Desk.Options(root, data, offset, fresh, demo, Map.of(), false, infrastructureOnly));
    }

    Layout layout() {
        return new Layout(options.root(), options.dataDir());
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new DeskException(option + " needs a value.");
        }
        return words.pop();
    }

    private static int offset(String word) {
        if (!word.matches("\\d{1,5}") || Integer.parseInt(word) > LARGEST_OFFSET) {
            throw new DeskException("--offset takes a number from 0 to " + LARGEST_OFFSET + ", not " + word + ".");
        }
        return Integer.parseInt(word);
    }
}
