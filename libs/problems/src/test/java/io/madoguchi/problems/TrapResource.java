package io.madoguchi.problems;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;

/** A resource as every service has them, so that each trap of the house style has something to fall into. */
@Path("/traps")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TrapResource {

    public record Create(@NotBlank String name, int amount) {}

    @POST
    @PermitAll
    public Create create(@NotNull @Valid Create request) {
        return request;
    }

    @GET
    @PermitAll
    @Path("/{id}")
    public String get(@PathParam("id") UUID id) {
        return "\"" + id + "\"";
    }

    @GET
    @RolesAllowed("editor")
    @Path("/secret")
    public String secret() {
        return "\"secret\"";
    }

    @GET
    @PermitAll
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("a detail that nobody outside may read");
    }

    @GET
    @PermitAll
    @Path("/away")
    public String away() throws SQLException {
        throw new IllegalStateException(new SQLException("the server closed the connection", "08006"));
    }

    @GET
    @PermitAll
    @Path("/crowded")
    public String crowded() throws SQLException {
        return Pools.crowded();
    }

    @GET
    @PermitAll
    @Path("/unreachable")
    public String unreachable() throws SQLException {
        return Pools.unreachable();
    }

    @GET
    @Path("/unannotated")
    public String unannotated() {
        return "\"never\"";
    }
}
