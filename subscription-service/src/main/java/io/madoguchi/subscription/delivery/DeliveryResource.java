package io.madoguchi.subscription.delivery;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All mails of the caller's companies; above all those whose outcome is not known (P3). */
@Path("/v1/deliveries")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class DeliveryResource {

    private final Staff staff;

    DeliveryResource(Staff staff) {
        this.staff = staff;
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public DeliveryPage listDeliveries(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        UUID after = cursor == null ? Delivery.START : cursor;
        return DeliveryPage.of(
                Delivery.listByState(staff.companies(), DeliveryState.parse(state), after, limit + 1), limit);
    }
}
