package io.mlpipeline.preprocessor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mlpipeline.testing.ServiceRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps {@code worker | preview → cleaning → language, personaldata}. */
class ArchitectureTests {

    private static final String ROOT = "io.mlpipeline.preprocessor.";

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.mlpipeline.preprocessor");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void cleaningIsAPureFunction() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "cleaning..", ROOT + "language..", ROOT + "personaldata..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.mlpipeline.starter..",
                        ROOT + "worker..",
                        ROOT + "preview..",
                        ROOT + "duplicates..",
                        ROOT + "deadletter..",
                        "org.springframework.jdbc..",
                        "org.springframework.data..",
                        "org.springframework.web..",
                        "java.sql..",
                        "org.slf4j..")
                .because("the worker and both interfaces share it, and it must not log a text")
                .check(classes);
    }

    @Test
    void whatIsAskedByHandTouchesNoStoredText() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "preview..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "worker..",
                        ROOT + "duplicates..",
                        ROOT + "deadletter..",
                        "org.springframework.jdbc..",
                        "org.springframework.data..")
                .because("it answers while PostgreSQL and Redis are away")
                .check(classes);
    }

    @Test
    void onlyTheWorkerConsumesTheStream() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "worker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.mlpipeline.starter.stream..")
                .check(classes);
    }

    @Test
    void transactionsAreBegunInCode() {
        ServiceRules.TRANSACTIONS_ARE_BEGUN_IN_CODE.check(classes);
    }
}
