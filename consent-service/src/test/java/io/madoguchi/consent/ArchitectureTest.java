package io.madoguchi.consent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** The house rules a machine can check. */
class ArchitectureTest {

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.madoguchi.consent");

    /** Opening a method to everyone is a change of this list, so that a reviewer sees it. */
    private static final Set<String> OPEN_TO_EVERYONE = Set.of(
            "CompanyResource.listCompanies",
            "CompanyResource.getCompany",
            "CollectionPointResource.listCollectionPoints",
            "CollectionPointResource.getNotice",
            "FeedResource.getPolicyFeed",
            "PolicyResource.getCurrentPolicy",
            "PolicyResource.listPolicies",
            "PolicyResource.getPolicyVersion",
            "KeyResource.listKeys",
            "NoticeResource.createWithdrawalConfirmation",
            "DecisionKeyResource.listDecisionKeys",
            "LogResource.getCheckpoint",
            "LogResource.getLogKey",
            "LogResource.getEntryBundle",
            "LogResource.getTile",
            "LogResource.getConsistency",
            "ReceiptResource.createReceiptCheck",
            "CookieResource.listCookies",
            "CookieResource.listExternalTransmissions",
            "CookieChoiceResource.createCookieChoice",
            "CookieChoiceResource.getCookiePermissions",
            "StatisticResource.listStatisticReleases",
            "StatisticResource.getStatisticRelease");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.madoguchi.consent.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void everyResourceMethodSaysWhoMayCall() {
        List<JavaMethod> methods = resourceMethods();

        assertThat(methods)
                .hasSizeGreaterThan(20)
                .allSatisfy(m -> assertThat(m.isAnnotatedWith(RolesAllowed.class) || m.isAnnotatedWith(PermitAll.class))
                        .as(m.getFullName())
                        .isTrue());
    }

    @Test
    void onlyTheListedMethodsAreOpenToEveryone() {
        Set<String> open = resourceMethods().stream()
                .filter(m -> m.isAnnotatedWith(PermitAll.class))
                .map(m -> m.getOwner().getSimpleName() + "." + m.getName())
                .collect(Collectors.toSet());

        assertThat(open).isEqualTo(OPEN_TO_EVERYONE);
    }

    @Test
    void entitiesStayInTheirFeature() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CODE);
    }

    @Test
    void timeComesFromTheClock() {
        for (Class<?> type : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CODE);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CODE);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CODE);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(CODE);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..manager..")
                .check(CODE);
    }

    private static List<JavaMethod> resourceMethods() {
        return CODE.stream()
                .filter(c -> c.isAnnotatedWith(Path.class) && !c.isAnnotatedWith(RegisterRestClient.class))
                .filter(DescribedPredicate.not(DescribedPredicate.describe("interface", JavaClass::isInterface)))
                .flatMap(c -> c.getMethods().stream())
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
    }

    @Test
    void everyPagedListCanBeHadAsAFile() {
        List<String> silent = CODE.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().isEquivalentTo(Page.class)
                        && method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getOwner().isAnnotatedWith(Path.class))
                .filter(method -> !method.isAnnotatedWith(Produces.class)
                        || !List.of(method.getAnnotationOfType(Produces.class).value())
                                .contains(Csv.MEDIA_TYPE))
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(silent).isEmpty();
    }
}
