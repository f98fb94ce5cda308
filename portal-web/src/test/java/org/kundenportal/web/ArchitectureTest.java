package org.kundenportal.web;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What CONVENTIONS asks of the HTTP side. */
@AnalyzeClasses(packages = "org.kundenportal.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RESOURCES_CATCH_NOTHING =
            classes().that().areAnnotatedWith(Path.class).should(catchNothing());

    @ArchTest
    static final ArchRule ONLY_THE_API_IS_SEEN = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of another bundle of the portal",
                    (JavaClass type) -> type.getPackageName().startsWith("org.kundenportal.")
                            && !type.getPackageName().startsWith("org.kundenportal.api")
                            && !type.getPackageName().startsWith("org.kundenportal.spi")
                            && !type.getPackageName().startsWith("org.kundenportal.web")));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.kundenportal.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            fields().should().notBeAnnotatedWith(Reference.class).andShould().notBeAnnotatedWith(Context.class);

    @ArchTest
    static final ArchRule RESOURCES_ARE_FINAL_AND_WITHOUT_STATE = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule NO_PROCESS_IS_STARTED = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .callMethod(Runtime.class, "exec", String.class);

    @ArchTest
    static final ArchRule COMPONENTS_HAVE_ONE_CONSTRUCTOR_TO_ACTIVATE =
            classes().that().areAnnotatedWith(Component.class).should(tellTheirConstructorByItsLength());

    /** Felix SCR knows of the constructor to call no more than how many parameters it has. */
    private static ArchCondition<JavaClass> tellTheirConstructorByItsLength() {
        return new ArchCondition<>("have no other constructor with as many parameters as the one to activate") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int parameters = type.getConstructors().stream()
                        .filter(constructor -> constructor.isAnnotatedWith(Activate.class))
                        .mapToInt(ArchitectureTest::length)
                        .findFirst()
                        .orElse(0);
                boolean one = type.getConstructors().stream()
                                .filter(constructor -> length(constructor) == parameters)
                                .count()
                        == 1;
                events.add(new SimpleConditionEvent(
                        type, one, type.getName() + " has constructors of " + parameters + " parameters"));
            }
        };
    }

    private static int length(JavaConstructor constructor) {
        return constructor.getRawParameterTypes().size();
    }

    private static ArchCondition<JavaClass> catchNothing() {
        return new ArchCondition<>("catch nothing") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .filter(unit -> !unit.getTryCatchBlocks().isEmpty())
                        .map(JavaCodeUnit::getFullName)
                        .forEach(name -> events.add(SimpleConditionEvent.violated(type, name + " catches")));
            }
        };
    }
}
