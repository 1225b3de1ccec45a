package io.madoguchi.gateway.counter;

import io.madoguchi.gateway.gate.RequestPath;
import io.madoguchi.gateway.gate.Source;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts each public page that was shown, when it has been shown. Nothing is set in the browser for it. */
@Singleton
class PageCounter {

    /** After the door itself, which may refuse a request. */
    private static final int AFTER_THE_DOOR = 9_000;

    private static final Pattern PAGE =
            Pattern.compile("/(?:ja|en)(?:/(?:subscribe|policy|cookies)/([a-z][a-z0-9-]{1,39})(?:/.*)?|/.*)?");

    private final Tally tally;
    private final DailySalt salt;

    PageCounter(CountSender sender, DailySalt salt) {
        this.tally = sender.tally();
        this.salt = salt;
    }

    void listen(@Observes Filters filters) {
        filters.register(this::promise, AFTER_THE_DOOR);
    }

    private void promise(RoutingContext context) {
        if (HttpMethod.GET.equals(context.request().method())) {
            context.addEndHandler(ended -> {
                if (ended.succeeded()) {
                    count(context);
                }
            });
        }
        context.next();
    }

    private void count(RoutingContext context) {
        HttpServerRequest request = context.request();
        Matcher page = PAGE.matcher(RequestPath.of(request));
        String type = context.response().headers().get("Content-Type");
        boolean shown = context.response().getStatusCode() == 200 && type != null && type.startsWith("text/html");
        if (!shown || !page.matches()) {
            return;
        }
        LocalDate day = salt.today();
        @Nullable String agent = request.getHeader("User-Agent");
        String company = page.group(1) == null ? "-" : page.group(1);
        Tally.Line line = new Tally.Line(company, day, Computer.of(agent));
        byte[] visitor = salt.hash(day, Source.of(request).address() + "\n" + agent);
        tally.add(new Tally.Seen(line, context.response().bytesWritten(), visitor));
    }
}
