package io.madoguchi.consent.ledger;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.APPLICATION_OCTET_STREAM;

import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** The public log (C2SP tlog-tiles): anyone reads it, and it names nobody. */
@Path("/v1/log")
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
class LogResource {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_A_MOMENT = "public, max-age=1";

    private final Log log;
    private final LogKey key;

    LogResource(Log log, LogKey key) {
        this.log = log;
        this.key = key;
    }

    @GET
    @Path("/checkpoint")
    @PermitAll
    @Produces(TEXT)
    public RestResponse<String> getCheckpoint() {
        String note = newest().note();
        return RestResponse.ResponseBuilder.ok(note)
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_MOMENT)
                .build();
    }

    /** The public key as verifiers of signed notes take it. Trust it from elsewhere: printed, mailed, or kept. */
    @GET
    @Path("/key")
    @PermitAll
    @Produces(TEXT)
    public String getLogKey() {
        return key.verifier() + '\n';
    }

    @GET
    @Path("/tile/entries/{path:.+}")
    @PermitAll
    @Produces(APPLICATION_OCTET_STREAM)
    public RestResponse<byte[]> getEntryBundle(@PathParam("path") String path) {
        TilePath asked = asked(0, path);
        List<byte[]> entries = log.entries(asked.index() * Tile.WIDTH, asked.width());
        ByteArrayOutputStream bundle = new ByteArrayOutputStream(entries.size() * (2 + Commitment.LENGTH));
        for (byte[] entry : entries) {
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return kept(bundle.toByteArray());
    }

    @GET
    @Path("/tile/{level:[0-9]|[1-5][0-9]|6[0-3]}/{path:.+}")
    @PermitAll
    @Produces(APPLICATION_OCTET_STREAM)
    public RestResponse<byte[]> getTile(@PathParam("level") int level, @PathParam("path") String path) {
        TilePath asked = asked(level, path);
        Tile tile = log.tile(new Tile.Place(level, asked.index())).orElseThrow(ProblemException::notFound);
        return kept(tile.prefix(asked.width()));
    }

    /** What any client can compute from the tiles, for those who would rather ask. */
    @GET
    @Path("/consistency")
    @PermitAll
    @Produces(APPLICATION_JSON)
    public ConsistencyView getConsistency(@QueryParam("from") @Min(0) long from, @QueryParam("to") @Min(0) long to) {
        if (from > to) {
            throw ProblemException.field("from", "is larger than the other tree");
        }
        if (to > newest().size()) {
            throw ProblemException.field("to", "is larger than the newest checkpoint");
        }
        return ConsistencyView.of(from, to, log.tree().consistency(from, to));
    }

    /** A tile that the newest checkpoint covers; whatever is wider or further does not exist yet. */
    private TilePath asked(int level, String path) {
        long size = newest().size();
        // no tree of this size reaches so high, and a shift by 64 would be none
        if (level * Tile.HEIGHT >= Long.SIZE) {
            throw ProblemException.notFound();
        }
        return TilePath.parse(path)
                .filter(p -> p.width() <= new Tile.Place(level, p.index()).width(size))
                .orElseThrow(ProblemException::notFound);
    }

    private LogTable.Signed newest() {
        return log.checkpoint().orElseThrow(ProblemException::notFound);
    }

    private static RestResponse<byte[]> kept(byte[] bytes) {
        return RestResponse.ResponseBuilder.ok(bytes)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }
}
