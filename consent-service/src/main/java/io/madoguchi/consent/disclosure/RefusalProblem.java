package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.ConsentProblem;
import io.madoguchi.consent.ground.Refusal;
import io.madoguchi.problems.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The problem a refusal is answered with: RFC 9457, with the rule, the clause and the article as members of their own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record RefusalProblem(
        String type,
        String title,
        int status,
        String detail,
        String rule,
        String clause,
        @Nullable String article) {

    static Response answer(Refusal refusal) {
        ConsentProblem kind = ConsentProblem.DISCLOSURE_REFUSED;
        Problem problem = Problem.of(kind, refusal.rule().text);
        RefusalProblem body = new RefusalProblem(
                problem.type(),
                problem.title(),
                problem.status(),
                refusal.rule().text,
                refusal.rule().name(),
                refusal.clause(),
                refusal.article());
        return Response.status(kind.status())
                .type(Problem.MEDIA_TYPE)
                .entity(body)
                .build();
    }
}
