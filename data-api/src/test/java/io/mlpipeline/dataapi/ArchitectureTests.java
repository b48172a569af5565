package io.mlpipeline.dataapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.mlpipeline.testing.ServiceArchitectureTests;
import org.junit.jupiter.api.Test;

/**
 * Keeps the features apart: each may use the database and the labels, and none another's insides.
 */
class ArchitectureTests extends ServiceArchitectureTests {

    private static final String ROOT = "io.mlpipeline.dataapi.";

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
                .resideInAnyPackage(
                        "org.springframework.data.redis..", "io.mlpipeline.starter.stream..")
                .because("the rest must work while Redis is away")
                .check(classes);
    }
}
