package io.madoguchi.inquiry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.madoguchi.inquiry");

    private static final DescribedPredicate<JavaMethod> ENDPOINTS = DescribedPredicate.describe(
            "endpoints",
            method -> method.getAnnotations().stream()
                    .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class)));

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.madoguchi.inquiry.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
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
                .check(CODE);
    }

    /** Opening a method to everyone is a change of this list, so that a reviewer sees it. */
    @Test
    void onlyTheseEndpointsAreForEveryone() {
        assertThat(CODE.stream()
                        .flatMap(c -> c.getMethods().stream())
                        .filter(ENDPOINTS)
                        .filter(m -> m.isAnnotatedWith(PermitAll.class))
                        .map(m -> m.getOwner().getSimpleName() + "." + m.getName()))
                .containsExactlyInAnyOrder(
                        "InquiryResource.listInquiryKinds",
                        "InquiryResource.createInquiry",
                        "InquiryResource.lookAtInquiry",
                        "InquiryResource.withdrawInquiry");
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

    /** Clocks are pure: no database, no HTTP, no clock of the machine. */
    @Test
    void lawsKnowNothingOfTheService() {
        noClasses()
                .that()
                .resideInAPackage("..inquiry.clock..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus.hibernate..")
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true).check(CODE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .allowEmptyShould(true)
                .check(CODE);
    }
}
