package io.madoguchi.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.madoguchi.gateway");

    /** Who may be called without a session, outside the pages; a new line here is a decision. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "SigninResource.start",
            "SigninResource.callback",
            "SignoutResource.signOut",
            "BackchannelLogoutResource.end",
            "GpcResource.support",
            "CookiePagesResource.cookies");

    /** The public pages are open by their nature; what they may do is decided by the services. */
    private static final Set<String> PAGES =
            Set.of("io.madoguchi.gateway.portal", "io.madoguchi.gateway.promotion", "io.madoguchi.gateway.archive");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.madoguchi.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void everyResourceMethodSaysWhoMayCall() {
        List<String> silent = resourceMethods()
                .filter(method -> !(method.isAnnotatedWith(PermitAll.class)
                        || method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(Authenticated.class)
                        || method.isAnnotatedWith(DenyAll.class)))
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void whatIsOpenToAllIsListed() {
        Set<String> open = resourceMethods()
                .filter(method -> method.isAnnotatedWith(PermitAll.class))
                .filter(method -> PAGES.stream().noneMatch(method.getOwner().getPackageName()::startsWith))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());

        assertThat(open).isEqualTo(OPEN_TO_ALL);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CODE);
    }

    @Test
    void timeComesOnlyFromTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.madoguchi.gateway.HouseClock")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .check(CODE);
    }

    @Test
    void namesSayWhatThingsDo() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .check(CODE);
    }

    private static java.util.stream.Stream<JavaMethod> resourceMethods() {
        return CODE.stream()
                // an interface with paths is a client of another service, nothing that can be called here
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }
}
