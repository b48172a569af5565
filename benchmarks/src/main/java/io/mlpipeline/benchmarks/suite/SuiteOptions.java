package io.mlpipeline.benchmarks.suite;

import io.mlpipeline.benchmarks.service.ServiceOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the suite keeps its data while it is measured. */
public final class SuiteOptions {

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            description = "for the suite's data and logs, default: benchmarks/target/work")
    private Path work = ServiceOptions.home().resolve("target").resolve("work");

    Path data() {
        return work.toAbsolutePath().resolve("suite");
    }

    /** The repository's folder. */
    public static Path repository() {
        return ServiceOptions.home().resolve("..").normalize();
    }
}
