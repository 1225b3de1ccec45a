package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who received a person's data, why and when, for those who answer for it. */
@Path("/v1/persons/{ref}/disclosures")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PersonDisclosureResource {

    private final Caller caller;
    private final PersonDisclosures disclosures;

    PersonDisclosureResource(Caller caller, PersonDisclosures disclosures) {
        this.caller = caller;
        this.disclosures = disclosures;
    }

    /** Nothing visible and nothing there are the same answer: staff cannot learn of persons of another company. */
    @GET
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<PersonDisclosureView> listPersonDisclosures(
            @PathParam("ref") String ref,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        List<Disclosure> rows = PersonDisclosures.rows(person(ref).value(), cursor, limit);
        // a reference belongs to one company, so either all of it is visible or nothing
        boolean visible = !rows.isEmpty() && rows.stream().allMatch(d -> caller.sees(d.company));
        if (!visible && !caller.is("service")) {
            throw ProblemException.notFound();
        }
        return disclosures.page(rows, limit);
    }

    private static PersonRef person(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
