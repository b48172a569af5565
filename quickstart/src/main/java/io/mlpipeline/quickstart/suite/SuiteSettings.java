package io.mlpipeline.quickstart.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the suite runs.
 *
 * @param home the repository's folder, with what was built in it
 * @param data folder that keeps everything from one start to the next
 * @param ports where it is reached
 */
public record SuiteSettings(Path home, Path data, Ports ports) {

    public SuiteSettings {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    Path jar(String service) {
        return home.resolve(service).resolve("target").resolve(service + ".jar");
    }

    /** A sentence about the first jar that is not built. */
    Optional<String> missing() {
        return Stream.of("data-api", "ml-service", "preprocessor")
                .map(this::jar)
                .filter(jar -> !Files.isRegularFile(jar))
                .map(jar -> "There is no " + jar + ": build it by ./mvnw -DskipTests package")
                .findFirst();
    }
}
