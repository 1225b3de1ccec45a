package io.madoguchi.subscription;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.madoguchi.subscription");

    private static final DescribedPredicate<JavaMethod> ENDPOINTS = DescribedPredicate.describe(
            "endpoints",
            method -> method.getAnnotations().stream()
                    .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class)));

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.madoguchi.subscription.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void everyEndpointSaysWhoMayCall() {
        methods()
                .that(ENDPOINTS)
                .should()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(DenyAll.class)
                .check(CODE);
    }

    @Test
    void onlyTheseEndpointsAreForEveryone() {
        assertThat(CODE.stream()
                        .flatMap(c -> c.getMethods().stream())
                        .filter(ENDPOINTS)
                        .filter(m -> m.isAnnotatedWith(PermitAll.class))
                        .map(m -> m.getOwner().getSimpleName() + "." + m.getName()))
                .containsExactlyInAnyOrder(
                        "ConfirmationResource.confirm",
                        "ConfirmationResource.look",
                        "DrawResource.getTranscript",
                        "EntryLinkResource.lookAtEntry",
                        "EntryLinkResource.withdrawEntry",
                        "EntryResource.createEntry",
                        "IssueArchiveResource.getArchiveFeed",
                        "IssueArchiveResource.getArchivedIssue",
                        "IssueArchiveResource.listArchivedIssues",
                        "ObjectionResource.lookAtObjection",
                        "ObjectionResource.object",
                        "OneClickResource.leaveByOneClick",
                        "PreferencesResource.change",
                        "PreferencesResource.look",
                        "PrizeResource.answerPrize",
                        "PrizeResource.lookAtPrize",
                        "PromotionResource.getPromotion",
                        "PromotionResource.listPromotions",
                        "PromotionRulesResource.getRules",
                        "PromotionRulesResource.listRules",
                        "ReAskResource.lookAtReAsk",
                        "ReAskResource.reconfirm",
                        "SignUpResource.createSignUp",
                        "TopicResource.getTopic",
                        "TopicResource.listTopics",
                        "UnsubscriptionResource.leaveByForm",
                        "UnsubscriptionResource.leaveByLink",
                        "UnsubscriptionResource.look",
                        "UnsubscriptionResource.undo");
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CODE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void classesAreNamedForWhatTheyDo() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(CODE);
    }
}
