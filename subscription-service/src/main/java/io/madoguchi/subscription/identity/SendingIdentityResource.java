package io.madoguchi.subscription.identity;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.staff.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sending identities: set up by operators for their companies, tested, and checked against the DNS. */
@Path("/v1/sending-identities")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class SendingIdentityResource {

    private final Staff staff;
    private final Commands commands;
    private final Standings standings;
    private final TestPost post;
    private final DnsCheck dns;
    private final Clock clock;

    SendingIdentityResource(
            Staff staff, Commands commands, Standings standings, TestPost post, DnsCheck dns, Clock clock) {
        this.staff = staff;
        this.commands = commands;
        this.standings = standings;
        this.post = post;
        this.dns = dns;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"operator", "editor", "approver", "auditor"})
    @Transactional
    public IdentityPage listSendingIdentities() {
        return new IdentityPage(SendingIdentity.listOf(staff.companies()).stream()
                .map(this::view)
                .toList());
    }

    /** Recipients of the register of consent-service that may run a relay. */
    @GET
    @Path("/vendors")
    @RolesAllowed({"operator", "auditor"})
    @Transactional
    public VendorPage listVendors() {
        return VendorPage.of(VendorCommitment.listInForce(staff.companies(), clock.instant()), clock.instant());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"operator", "editor", "approver", "auditor"})
    @Transactional
    public Response getSendingIdentity(@PathParam("id") UUID id) {
        return tagged(Response.ok(), seen(id)).build();
    }

    @POST
    @RolesAllowed("operator")
    public Response createSendingIdentity(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateIdentity request,
            @Context UriInfo uri) {
        staff.mustActFor(request.company());
        request.settings().check();
        return commands.once(key, staff.name(), request, () -> {
            SendingIdentity identity =
                    SendingIdentity.of(request.company(), request.settings(), staff.name(), clock.instant());
            mustBeFree(identity, request.settings().name());
            mustBeKnown(request.settings().vendor(), request.company());
            identity.persistAndFlush();
            return tagged(
                            Response.created(uri.getAbsolutePathBuilder()
                                    .path(identity.id.toString())
                                    .build()),
                            identity)
                    .build();
        });
    }

    /** Whatever changes of relay, address or return path must be tested again; a selector need not. */
    @PUT
    @Path("/{id}")
    @RolesAllowed("operator")
    @Transactional
    public Response updateSendingIdentity(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WriteIdentity request) {
        SendingIdentity identity = seen(id);
        String company = identity.company;
        if (company == null) {
            throw new ProblemException(IdentityProblem.GIVEN, "Change the configuration, or set up another identity.");
        }
        mustBeCurrent(identity, ifMatch);
        request.check();
        mustBeFree(identity, request.name());
        mustBeKnown(request.vendor(), company);
        identity.change(request, staff.name(), clock.instant());
        identity.persistAndFlush();
        return tagged(Response.ok(), identity).build();
    }

    /** What the configuration does not give. */
    @PUT
    @Path("/{id}/house")
    @RolesAllowed("operator")
    @Transactional
    public Response assignHouse(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid AssignHouse request) {
        SendingIdentity identity = seen(id);
        if (!identity.isHouse()) {
            throw ProblemException.notFound();
        }
        mustBeCurrent(identity, ifMatch);
        UUID vendor = request.vendor();
        if (vendor != null && staff.companies().stream().noneMatch(company -> isKnown(vendor, company))) {
            throw ProblemException.field("vendor", "is not a recipient of your companies");
        }
        identity.assign(request.selectors(), vendor, staff.name(), clock.instant());
        identity.persistAndFlush();
        return tagged(Response.ok(), identity).build();
    }

    /** Sends one mail now and says what the relay said; a relay that takes it opens the identity for issues. */
    @POST
    @Path("/{id}/test-mails")
    @RolesAllowed({"operator", "approver"})
    public TestResult sendTestMail(
            @PathParam("id") UUID id,
            @HeaderParam("Accept-Language") @Nullable String language,
            @NotNull @Valid SendTestMail request) {
        SendingIdentity identity = QuarkusTransaction.requiringNew().call(() -> seen(id));
        EmailAddress to = address(request.to());
        boolean japanese = language != null && language.startsWith("ja");
        TestResult result = post.send(identity, to, japanese ? Locale.JAPANESE : Locale.ENGLISH);
        if (result.verdict() == TestResult.Verdict.ACCEPTED) {
            String by = staff.name();
            QuarkusTransaction.requiringNew().run(() -> standings.passed(id, identity.fingerprint(), by));
        }
        return result;
    }

    /** Asks the DNS now. */
    @GET
    @Path("/{id}/dns")
    @RolesAllowed({"operator", "approver", "auditor"})
    public DnsReport checkDns(@PathParam("id") UUID id) {
        return dns.check(QuarkusTransaction.requiringNew().call(() -> seen(id)));
    }

    private static EmailAddress address(String typed) {
        try {
            return EmailAddress.parse(typed);
        } catch (InvalidContact e) {
            throw ProblemException.field("to", "is not a mail address");
        }
    }

    private SendingIdentity seen(UUID id) {
        return SendingIdentity.findIdentity(id)
                .filter(identity ->
                        identity.company == null || staff.companies().contains(identity.company))
                .orElseThrow(ProblemException::notFound);
    }

    private static void mustBeFree(SendingIdentity identity, String name) {
        if (SendingIdentity.isTaken(String.valueOf(identity.company), name, identity.id)) {
            throw new ProblemException(IdentityProblem.NAME_TAKEN, "Choose another name.");
        }
    }

    private void mustBeKnown(@Nullable UUID vendor, String company) {
        if (vendor != null && !isKnown(vendor, company)) {
            throw ProblemException.field("vendor", "is not a recipient in the register of this company");
        }
    }

    private boolean isKnown(UUID vendor, String company) {
        return VendorCommitment.inForce(vendor, clock.instant())
                .filter(revision -> revision.company.equals(company))
                .isPresent();
    }

    private static void mustBeCurrent(SendingIdentity identity, @Nullable String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.field("If-Match", "must name the version that was read");
        }
        if (!ifMatch.equals("\"" + identity.version + "\"")) {
            throw new ProblemException(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat your change.");
        }
    }

    private IdentityView view(SendingIdentity identity) {
        return IdentityView.of(identity, standings, clock.instant());
    }

    private Response.ResponseBuilder tagged(Response.ResponseBuilder answer, SendingIdentity identity) {
        return answer.entity(view(identity)).tag(Integer.toString(identity.version));
    }

    /** All identities the caller may see: a company has a handful. */
    record IdentityPage(List<IdentityView> items) {}
}
