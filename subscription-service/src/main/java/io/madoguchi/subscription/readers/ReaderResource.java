package io.madoguchi.subscription.readers;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.lists.Csv;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.delivery.StopBarrier;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.staff.Staff;
import io.madoguchi.subscription.subscription.EndReason;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.subscription.SubscriptionState;
import io.madoguchi.subscription.subscription.Subscriptions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Readers for staff: looked for one by one, never listed with an address but as a file with a reason. */
@Path("/v1/readers")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ReaderResource {

    /** How long a reason holds for looking again at the same reader. */
    private static final Duration LOOK = Duration.ofHours(1);

    private final Staff staff;
    private final AddressBook book;
    private final ReaderHistory history;
    private final ReaderFile file;
    private final Subscriptions subscriptions;
    private final StopBarrier barrier;
    private final Clock clock;

    ReaderResource(
            Staff staff,
            AddressBook book,
            ReaderHistory history,
            ReaderFile file,
            Subscriptions subscriptions,
            StopBarrier barrier,
            Clock clock) {
        this.staff = staff;
        this.book = book;
        this.history = history;
        this.file = file;
        this.subscriptions = subscriptions;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** Exactly one, or 404; that somebody looked is kept either way. */
    @POST
    @Path("/searches")
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    public ReaderView searchReader(@NotNull @Valid SearchReader request) {
        staff.mustActFor(request.company());
        // kept also when nobody is found: trying addresses out is what one wants to see
        return QuarkusTransaction.requiringNew().call(() -> search(request)).orElseThrow(ProblemException::notFound);
    }

    private Optional<ReaderView> search(SearchReader request) {
        String address = request.address();
        UUID number = request.number();
        Optional<Reader> found = address != null
                ? Reader.lockByAddress(request.company(), book.index(request.company(), parsed(address)))
                : history.byNumber(Objects.requireNonNull(number))
                        .filter(r -> r.company().equals(request.company()));
        keep(request.company(), found.map(Reader::id).orElse(null), ReaderOpening.What.SEARCH, request.reason());
        return found.map(history::of);
    }

    /** Within an hour of one's own search, whose reason it has; otherwise 404. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public ReaderView getReader(@PathParam("id") UUID id) {
        Reader reader = mine(id);
        if (!ReaderOpening.isGiven(id, staff, clock.instant().minus(LOOK))) {
            throw ProblemException.notFound();
        }
        return history.of(reader);
    }

    /** The address and the name in clear; who asked and why is kept. */
    @POST
    @Path("/{id}/opening")
    @RolesAllowed({"editor", "privacy-officer"})
    @Transactional
    public Response openReader(@PathParam("id") UUID id, @NotNull @Valid GiveReaderReason request) {
        Reader reader = mine(id);
        keep(reader.company(), id, ReaderOpening.What.ADDRESS, request.reason());
        return Response.ok(history.open(reader))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** What the reader asked staff for; 202 when a mail that was just starting could not be ruled out. */
    @POST
    @Path("/{id}/changes")
    @RolesAllowed({"editor", "privacy-officer"})
    public Response changeReader(@PathParam("id") UUID id, @NotNull @Valid ChangeForReader request) {
        ReaderView view = QuarkusTransaction.requiringNew().call(() -> change(id, request));
        Reader reader = QuarkusTransaction.requiringNew()
                .call(() -> Reader.findReader(id).orElseThrow(ProblemException::notFound));
        boolean quiet = barrier.awaitQuiet(reader.holder().person());
        return Response.status(quiet ? 200 : 202).entity(view).build();
    }

    private ReaderView change(UUID id, ChangeForReader request) {
        mine(id);
        Reader reader = Reader.lock(id);
        Instant until = request.until();
        if (until != null && (!until.isAfter(clock.instant()) || until.isAfter(Subscriptions.LATEST))) {
            throw ProblemException.field("until", "must be in the future, before the year 9999");
        }
        List<Subscription> meant = Subscription.listLive(id).stream()
                .filter(s -> request.topic() == null || s.topicId().equals(request.topic()))
                .toList();
        switch (request.wish()) {
            case END -> meant.forEach(s -> subscriptions.leave(s, EndReason.OPERATOR));
            case PAUSE -> meant.stream().filter(s -> !isShorter(s, until)).forEach(s -> subscriptions.pause(s, until));
        }
        keep(
                reader.company(),
                id,
                request.wish() == ChangeForReader.Wish.END ? ReaderOpening.What.END : ReaderOpening.What.PAUSE,
                request.reason());
        Subscription.flush();
        return history.of(reader);
    }

    /** A pause that only the reader ends gets no end by staff. */
    private static boolean isShorter(Subscription subscription, @Nullable Instant until) {
        return until != null && subscription.state() == SubscriptionState.PAUSED && subscription.pausedUntil() == null;
    }

    /** Everybody of a topic in a state, as rows of a file that is written while it is read. */
    @POST
    @Path("/file")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed("privacy-officer")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response createReaderFile(
            @QueryParam("company") @NotNull String company,
            @QueryParam("topic") @Nullable UUID topic,
            @QueryParam("state") @Nullable SubscriptionState state,
            @NotNull @Valid GiveReaderReason request) {
        staff.mustActFor(company);
        ReaderFile.Which which = new ReaderFile.Which(company, topic, state);
        QuarkusTransaction.requiringNew()
                .run(() -> ReaderOpening.record(
                        new ReaderOpening.Whose(company, null, ReaderFile.count(which)),
                        ReaderOpening.What.LIST,
                        staff,
                        request.reason(),
                        clock.instant()));
        StreamingOutput rows = out -> file.write(which, out);
        return Response.ok(rows, Csv.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"subscribers.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private void keep(String company, @Nullable UUID reader, ReaderOpening.What what, String reason) {
        ReaderOpening.record(ReaderOpening.Whose.one(company, reader), what, staff, reason, clock.instant());
    }

    private Reader mine(UUID id) {
        Reader reader = Reader.findReader(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(reader.company());
        return reader;
    }

    private static EmailAddress parsed(String address) {
        try {
            return EmailAddress.parse(address);
        } catch (InvalidContact e) {
            throw ProblemException.field("address", e.reason().sentence());
        }
    }
}
