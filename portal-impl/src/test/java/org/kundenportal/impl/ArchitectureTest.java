package org.kundenportal.impl;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import javax.persistence.Embeddable;
import javax.persistence.Entity;
import javax.persistence.MappedSuperclass;
import org.osgi.service.component.annotations.Reference;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** How the services are built, as far as a machine can tell. */
@AnalyzeClasses(packages = "org.kundenportal.impl", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Pattern VAGUE = Pattern.compile(".*(?:Impl|Manager|Helper|Utils?)");

    @ArchTest
    static final ArchRule SERVICES_SEE_ONLY_THE_API = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.kundenportal..").and(describe("are no API", type -> !resideInAnyPackage(
                                    "org.kundenportal.api..", "org.kundenportal.spi..", "org.kundenportal.impl..")
                            .test(type))));

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_GO_ROUND_IN_CIRCLES =
            slices().matching("org.kundenportal.impl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_PACKAGE = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAnnotatedWith(Embeddable.class)
            .or()
            .areAnnotatedWith(MappedSuperclass.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule SERVICES_COME_THROUGH_THE_CONSTRUCTOR =
            fields().should().notBeAnnotatedWith(Reference.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses().should().haveNameMatching(VAGUE.pattern());

    @ArchTest
    static final ArchRule NOTHING_STARTS_A_PROCESS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(describe(
                    "starts a process",
                    call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                            && call.getName().equals("exec")));

    @ArchTest
    static final ArchRule NOTHING_ENDS_THE_HOST = noClasses()
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule NOTHING_WRITES_TO_THE_CONSOLE = noClasses()
            .that()
            .resideOutsideOfPackage("org.kundenportal.impl.shell..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
