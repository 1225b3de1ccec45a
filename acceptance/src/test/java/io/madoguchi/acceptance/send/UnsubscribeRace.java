package io.madoguchi.acceptance.send;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** All readers of an issue leave while it is sent to them, by the header's one click or by the link in the text. */
final class UnsubscribeRace {

    private static final int AT_ONCE = 16;
    private static final int SOURCES = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;

    private final House house;
    private final Receiver receiver;
    private final Readership readers;
    private final Random random;
    private final List<HttpClient> clients = new ArrayList<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    UnsubscribeRace(House house, Receiver receiver, Readership readers, long seed) throws IOException {
        this.house = house;
        this.receiver = receiver;
        this.readers = readers;
        this.random = new Random(seed);
        for (int i = 0; i < SOURCES; i++) {
            byte[] source = {127, (byte) (1 + random.nextInt(100)), (byte) random.nextInt(100), (byte) (1 + i)};
            clients.add(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByAddress(source))
                    .build());
        }
    }

    /** How somebody leaves. */
    private record Leaving(String reader, boolean oneClick, String token) {}

    /**
     * What was seen.
     *
     * @param late who got a mail that began after the answer
     * @param duringSend unsubscribes that were answered before the last mail began
     * @param spared readers who got no mail of the issue
     */
    record Result(int acknowledged, List<String> late, long duringSend, long spared, double seconds, long[] nanos) {

        String table(String origin) {
            return "One click in the header and the link in the text by turns, " + AT_ONCE + " at once. " + origin
                    + String.format(
                            Locale.ROOT,
                            "%n| unsubscribes | mails begun after the 200 | answered while mails went out | spared the mail | "
                                    + "a second | median, 99 %%, longest answer |%n|---|---|---|---|---|---|%n"
                                    + "| %d | %d | %d | %d | %.0f | %.0f ms, %.0f ms, %.0f ms |%n%n",
                            acknowledged,
                            late.size(),
                            duringSend,
                            spared,
                            acknowledged / seconds,
                            nanos[nanos.length / 2] / MILLI,
                            nanos[(int) (nanos.length * 0.99)] / MILLI,
                            nanos[nanos.length - 1] / MILLI);
        }
    }

    Result run(Duration perMail) throws Exception {
        receiver.keepMails(true);
        receiver.begin((to, attempt) -> Conduct.TAKE, Duration.ZERO, guest -> {});
        SentIssue before = SentIssue.approved(house, readers);
        before.sendNow();
        before.awaitCompleted();
        List<Leaving> leaving = leaving(before.mark());
        Collections.shuffle(leaving, random);

        receiver.keepMails(false);
        receiver.begin((to, attempt) -> Conduct.TAKE, perMail, guest -> {});
        SentIssue issue = SentIssue.approved(house, readers);
        issue.sendNow();
        Awaitility.await("the first mail of it")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> receiver.count() > 0);
        long began = System.nanoTime();
        long[] nanos = leave(leaving);
        double seconds = (System.nanoTime() - began) / SECOND;
        issue.awaitCompleted();

        Map<String, Long> begun = new HashMap<>();
        receiver.arrivals().stream()
                .filter(arrival -> arrival.subject().contains(issue.mark()))
                .forEach(arrival -> begun.merge(arrival.to(), arrival.begun(), Math::max));
        long last = begun.values().stream().mapToLong(Long::longValue).max().orElse(began);
        List<String> late = begun.entrySet().stream()
                .filter(mail -> told.containsKey(mail.getKey()) && mail.getValue() - told.get(mail.getKey()) > 0)
                .map(Map.Entry::getKey)
                .toList();
        long during = told.values().stream().filter(at -> at - last < 0).count();
        return new Result(told.size(), late, during, leaving.size() - begun.size(), seconds, nanos);
    }

    private List<Leaving> leaving(String mark) {
        List<Leaving> leaving = new ArrayList<>();
        for (String reader : readers.addresses()) {
            Mail mail = receiver.latest(reader).orElseThrow(() -> new AssertionError("no mail for " + reader));
            if (!mail.subject().contains(mark)) {
                throw new AssertionError(reader + " has no mail of the issue before");
            }
            boolean oneClick = random.nextBoolean();
            leaving.add(new Leaving(
                    reader, oneClick, (oneClick ? mail.oneClickToken() : mail.token("unsubscribe")).orElseThrow()));
        }
        return leaving;
    }

    private long[] leave(List<Leaving> leaving) throws Exception {
        List<Future<Long>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < leaving.size(); i++) {
                Leaving one = leaving.get(i);
                HttpClient client = clients.get(i % clients.size());
                all.add(threads.submit(() -> leave(one, client)));
            }
        }
        long[] nanos = new long[all.size()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = all.get(i).get();
        }
        Arrays.sort(nanos);
        return LongStream.of(nanos).toArray();
    }

    private long leave(Leaving one, HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = one.oneClick
                ? HttpRequest.newBuilder(URI.create(house.gateway() + "/one-click/" + one.token))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                        .build()
                : HttpRequest.newBuilder(
                                URI.create(house.gateway() + Visitor.SUBSCRIPTION + "/unsubscriptions/by-link"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"token\":\"" + one.token + "\",\"everything\":false}"))
                        .build();
        long began = System.nanoTime();
        long end = began + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            long now = System.nanoTime();
            if (answer.statusCode() == 200) {
                told.put(one.reader, now);
                return now - began;
            }
            if (answer.statusCode() / 100 == 4 && answer.statusCode() != 429) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(Duration.ofMillis(200));
        }
        throw new IOException("no 200 for " + one.reader);
    }
}
