package io.mlpipeline.dataapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mlpipeline.testing.ServiceRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps the features apart: each may use the database and the labels, and none another's insides.
 */
class ArchitectureTests {

    private static final String ROOT = "io.mlpipeline.dataapi.";

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.mlpipeline.dataapi");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theDatabaseKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "labels..",
                        ROOT + "intake..",
                        ROOT + "texts..",
                        ROOT + "handout..",
                        ROOT + "export..",
                        ROOT + "predictions..",
                        ROOT + "feedback..",
                        ROOT + "review..",
                        ROOT + "stats..")
                .because("it is there before any of them")
                .check(classes);
    }

    @Test
    void textsComeInGoOutAndAreShownApartFromEachOther() {
        String[] features = {
            ROOT + "intake..", ROOT + "texts..", ROOT + "handout..", ROOT + "export.."
        };
        for (String feature : features) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(feature)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(feature)
                    .because("they meet in PostgreSQL alone")
                    .check(classes);
        }
    }

    @Test
    void onlyHandingOutAndPredictionsKnowRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "handout..", ROOT + "predictions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.data.redis..", ROOT + "starter.stream..")
                .because("the rest must work while Redis is away")
                .check(classes);
    }

    @Test
    void transactionsAreBegunInCode() {
        ServiceRules.TRANSACTIONS_ARE_BEGUN_IN_CODE.check(classes);
    }
}
