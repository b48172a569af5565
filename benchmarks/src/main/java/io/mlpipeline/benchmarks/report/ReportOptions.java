package io.mlpipeline.benchmarks.report;

import io.mlpipeline.benchmarks.service.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where results go. */
public final class ReportOptions {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "for tables, JSON and chart, default: benchmarks")
    private Path output = ServiceOptions.home();

    /** Writes {@code NAME.md} and {@code NAME.json}. */
    public void write(String name, String markdown, Object figures) throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve(name + ".md"), markdown);
        Files.writeString(output.resolve(name + ".json"), JSON.writeValueAsString(figures) + "\n");
    }

    public Path file(String name) {
        return output.resolve(name);
    }
}
