package io.mlpipeline.preprocessor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.mlpipeline.testing.ServiceArchitectureTests;
import org.junit.jupiter.api.Test;

/** Keeps {@code worker | preview → cleaning → language, personaldata}. */
class ArchitectureTests extends ServiceArchitectureTests {

    private static final String ROOT = "io.mlpipeline.preprocessor.";

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
}
