package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Who received my data, why and when: for the signed-in person, by the verified address of the account (APPI 33(5)). */
@Path("/v1/own-disclosures")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class OwnDisclosureResource {

    private final OwnPerson own;
    private final PersonDisclosures disclosures;

    OwnDisclosureResource(OwnPerson own, PersonDisclosures disclosures) {
        this.own = own;
        this.disclosures = disclosures;
    }

    @GET
    @RolesAllowed("reader")
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<PersonDisclosureView> listOwnDisclosures(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return disclosures.page(PersonDisclosures.rows(own.at(company).value(), cursor, limit), limit);
    }
}
