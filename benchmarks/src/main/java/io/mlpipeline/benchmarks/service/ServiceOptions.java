package io.mlpipeline.benchmarks.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the services come from and how their JVMs are started. */
public final class ServiceOptions {

    @Option(
            names = "--ml-service",
            paramLabel = "JAR",
            description = "default: ml-service/target/ml-service.jar")
    private Path mlServiceJar =
            home().resolveSibling("ml-service").resolve("target").resolve("ml-service.jar");

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description =
                    "for the JVMs of ml-service and noop alike, default: the garbage"
                            + " collector of the images, ${DEFAULT-VALUE}",
            defaultValue = "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders")
    private String javaOptions = "";

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            description = "for splits, models and logs, default: benchmarks/target/work")
    private Path work = home().resolve("target").resolve("work");

    @Option(
            names = "--retrain",
            description = "train even where the same data has been trained on before")
    private boolean retrain;

    public Path work() {
        return work.toAbsolutePath();
    }

    Path mlServiceJar() {
        return mlServiceJar.toAbsolutePath();
    }

    List<String> javaOptions() {
        return javaOptions.isBlank() ? List.of() : List.of(javaOptions.strip().split("\\s+"));
    }

    boolean retrain() {
        return retrain;
    }

    static final Duration LONGEST_TRAINING = Duration.ofMinutes(20);

    /** The benchmarks folder, which {@code benchmarks/run} names. */
    public static Path home() {
        return Path.of(System.getProperty("benchmarks.home", "benchmarks"))
                .toAbsolutePath()
                .normalize();
    }
}
