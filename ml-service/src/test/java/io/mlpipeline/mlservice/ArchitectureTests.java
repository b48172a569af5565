package io.mlpipeline.mlservice;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.onnxruntime.OrtEnvironment;
import io.mlpipeline.testing.ServiceArchitectureTests;
import org.junit.jupiter.api.Test;

/** Keeps {@code prediction → registry → engine ← linear | encoder | cascade | onnx}. */
class ArchitectureTests extends ServiceArchitectureTests {

    private static final String ROOT = "io.mlpipeline.mlservice.";
    private static final String[] ENGINES = {
        ROOT + "linear..", ROOT + "encoder..", ROOT + "cascade..", ROOT + "onnx.."
    };

    private static final String[] PLAIN = {
        ROOT + "regression..",
        ROOT + "features..",
        ROOT + "calibration..",
        ROOT + "evaluation..",
        ROOT + "linear..",
        ROOT + "encoder..",
        ROOT + "cascade..",
        ROOT + "explanation..",
        ROOT + "dataset..",
        ROOT + "digest..",
        ROOT + "modelfile..",
        ROOT + "onnxruntime.."
    };

    @Test
    void engineDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "prediction..",
                        ROOT + "openinference..",
                        ROOT + "registry..",
                        ROOT + "training..",
                        ROOT + "batching..",
                        ROOT + "explanation..",
                        "io.mlpipeline.starter..",
                        "org.springframework..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINES)
                .because("the boundary must not know what stands on either side of it")
                .check(classes);
    }

    @Test
    void predictionsKnowEnginesOnlyByTheBoundary() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "prediction..", ROOT + "openinference..", ROOT + "registry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINES)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "training..", ROOT + "batching..")
                .because("an engine is added without touching those who use it")
                .check(classes);
    }

    @Test
    void enginesKnowNeitherTheWebNorTheRegistry() {
        noClasses()
                .that()
                .resideInAnyPackage(ENGINES)
                .or()
                .resideInAPackage(ROOT + "batching..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "registry..",
                        ROOT + "prediction..",
                        ROOT + "openinference..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..")
                .allowEmptyShould(true)
                .because("engines are used from a command line and a benchmark too")
                .check(classes);
    }

    @Test
    void registryKnowsNothingOfThoseWhoAsk() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "registry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "prediction..", ROOT + "openinference..", ROOT + "learning..")
                .check(classes);
    }

    @Test
    void onlyOnnxruntimeOpensTheRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "onnxruntime..")
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(OrtEnvironment.class)))
                                .and(target(nameMatching("getEnvironment"))))
                .because("whoever opens it elsewhere, first, switches its telemetry on")
                .check(classes);
    }

    @Test
    void onlyOnnxruntimeUsesTheTokenizersLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "onnxruntime..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("whoever uses it elsewhere, first, lets it report where it runs")
                .check(classes);
    }

    @Test
    void learningAndAnsweringIsPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(PLAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "io.mlpipeline.starter..",
                        ROOT + "registry..",
                        ROOT + "prediction..",
                        ROOT + "openinference..",
                        ROOT + "training..")
                .because("it is tested, measured and used from a command line without a service")
                .check(classes);
    }
}
