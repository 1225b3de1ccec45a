package io.madoguchi.acceptance.house;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many readers at once. */
public final class Crowd {

    private Crowd() {}

    public static List<Reader> subscribed(House house, Topic topic, String locale, int number) throws Exception {
        Callable<Reader> one = () -> Reader.subscribed(house, topic, locale);
        List<Reader> readers = new ArrayList<>();
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            for (Future<Reader> reader : four.invokeAll(Collections.nCopies(number, one))) {
                readers.add(reader.get(1, TimeUnit.MINUTES));
            }
        }
        return readers;
    }
}
