package io.madoguchi.consent.policy;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.company.CompanyView;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Every published policy version of a company as an Atom feed (RFC 4287, paged by RFC 5005): F8 asks people to look. */
@Path("/v1/policies/feed")
@RunOnVirtualThread
class FeedResource {

    private static final UUID NEWEST = new UUID(-1L, -1L);
    private static final int ENTRIES = 20;

    private final Companies companies;
    private final String publicUrl;

    FeedResource(Companies companies, @ConfigProperty(name = "madoguchi.public-url") String publicUrl) {
        this.companies = companies;
        this.publicUrl = publicUrl;
    }

    @GET
    @Produces(MediaType.APPLICATION_ATOM_XML)
    @PermitAll
    public String getPolicyFeed(
            @QueryParam("company") @NotNull String company,
            @QueryParam("lang") @DefaultValue("en") @Pattern(regexp = "ja|en") String lang,
            @QueryParam("cursor") @Nullable String cursor) {
        CompanyView owner = companies.find(company).orElseThrow(ProblemException::notFound);
        Language language = Language.of(lang).orElseThrow();
        UUID after = Page.afterId(cursor);
        UUID before = after.equals(new UUID(0, 0)) ? NEWEST : after;
        List<PolicyVersion> rows = PolicyVersion.publishedBefore(company, before, ENTRIES + 1);
        Page<PolicyVersion> page = Page.of(rows, ENTRIES, v -> v.id.toString(), v -> v);
        return new AtomFeed(owner, language, publicUrl).write(page, cursor);
    }
}
