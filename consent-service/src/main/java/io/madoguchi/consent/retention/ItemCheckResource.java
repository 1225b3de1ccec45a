package io.madoguchi.consent.retention;

import static io.madoguchi.consent.ConsentProblem.COLLECTION_POINT_NOT_OPEN;
import static io.madoguchi.consent.ConsentProblem.UNDECLARED_ITEM;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.Problem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;

/** E19 for every collection point: what its notice does not declare, with a purpose and a reason, is not taken there. */
@Path("/v1/item-checks")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ItemCheckResource {

    private static final String DECLARED = """
            select n.revision as revision, i->>'name' as name, cast(i->>'required' as boolean) as required
              from collection_point p
              join notice n on n.collection_point = p.id and n.revision = p.revision
              cross join lateral jsonb_array_elements(n.content->'items') with ordinality as items(i, position)
             where p.id = ?1 and p.state = 'OPEN' order by items.position
            """;

    private final EntityManager database;

    ItemCheckResource(EntityManager database) {
        this.database = database;
    }

    /** Changes nothing; whoever takes data of a person asks it before anything is stored. */
    @POST
    @RolesAllowed({"service", "privacy-officer", "editor", "section-staff"})
    @Transactional
    public ItemsView createItemCheck(@NotNull @Valid CheckItems request) {
        List<Tuple> declared = declared(request.collectionPoint());
        if (declared.isEmpty()) {
            throw new ProblemException(COLLECTION_POINT_NOT_OPEN, "Nothing is collected there now.");
        }
        List<String> names =
                declared.stream().map(t -> t.get("name", String.class)).toList();
        List<Problem.FieldError> undeclared = request.items().stream()
                .filter(item -> !names.contains(item))
                .distinct()
                .map(item -> new Problem.FieldError(item, "is not declared by the notice of this collection point"))
                .toList();
        if (!undeclared.isEmpty()) {
            throw new ProblemException(UNDECLARED_ITEM, "E19: only what the notice names is taken.", undeclared);
        }
        List<String> missing = declared.stream()
                .filter(t -> t.get("required", Boolean.class))
                .map(t -> t.get("name", String.class))
                .filter(name -> !request.items().contains(name))
                .toList();
        return new ItemsView(
                request.collectionPoint(), declared.getFirst().get("revision", Integer.class), names, missing);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> declared(UUID collectionPoint) {
        return database.createNativeQuery(DECLARED, Tuple.class)
                .setParameter(1, collectionPoint)
                .getResultList();
    }
}
