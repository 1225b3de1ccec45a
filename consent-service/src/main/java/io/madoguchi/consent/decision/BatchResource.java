package io.madoguchi.consent.decision;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.company.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Many decisions at once, newline-delimited JSON both ways: a line in, a line out, in the same order. */
@Path("/v1/decisions/batch")
@Consumes(BatchResource.NDJSON)
@Produces(BatchResource.NDJSON)
@RunOnVirtualThread
class BatchResource {

    static final String NDJSON = "application/x-ndjson";

    private final Caller caller;
    private final Batch.Tools tools;

    BatchResource(
            Caller caller, Clock clock, Decisions decisions, DecisionIds ids, DecisionLog log, ObjectMapper json) {
        this.caller = caller;
        this.tools = new Batch.Tools(
                decisions,
                ids,
                log,
                json.readerFor(AskOne.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS),
                json.writerFor(BatchAnswer.class),
                clock::instant);
    }

    @POST
    @RolesAllowed({"service", "privacy-officer"})
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(implementation = AskOne.class)))
    @APIResponse(
            responseCode = "200",
            description = "One line for each line, in the same order",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchAnswer.class)))
    public StreamingOutput createDecisionBatch(InputStream questions) {
        Batch batch = new Batch(tools, caller.id(), caller::sees);
        return answers -> batch.answer(questions, answers);
    }
}
