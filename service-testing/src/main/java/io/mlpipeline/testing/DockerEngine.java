package io.mlpipeline.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * Says whether tests run on containers. They do where an engine is there and has the images, or
 * gets them; {@code -Dmlpipeline.testing.servers=embedded} or {@code containers} decides by hand.
 *
 * <p>It asks the docker command, as Testcontainers would try for minutes to get what it lacks.
 */
final class DockerEngine {

    static final DockerImageName POSTGRES = DockerImageName.parse("postgres:17");
    static final DockerImageName REDIS = DockerImageName.parse("redis:8.0");
    // what Testcontainers 2.0 starts beside them, to clean up
    private static final DockerImageName RYUK = DockerImageName.parse("testcontainers/ryuk:0.14.0");

    private static final Logger log = LoggerFactory.getLogger(DockerEngine.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration PULL_WITHIN = Duration.ofMinutes(3);
    private static final boolean USABLE = decide();

    private DockerEngine() {}

    static boolean isUsable() {
        return USABLE;
    }

    private static boolean decide() {
        Optional<String> obstacle =
                switch (System.getProperty("mlpipeline.testing.servers", "auto")) {
                    case "embedded" -> Optional.of("mlpipeline.testing.servers says so");
                    case "containers" -> Optional.empty();
                    default -> obstacle();
                };
        log.info(
                "Tests run on {}",
                obstacle.map(reason -> "embedded PostgreSQL and Redis: " + reason)
                        .orElse("containers of " + POSTGRES + " and " + REDIS));
        return obstacle.isEmpty();
    }

    private static Optional<String> obstacle() {
        if (!docker(ANSWER_WITHIN, "version")) {
            return Optional.of("there is no Docker engine");
        }
        return images().filter(image -> !isThereOrPulled(image.asCanonicalNameString()))
                .map(image -> "Docker has no image " + image + " and cannot get it")
                .findFirst();
    }

    private static Stream<DockerImageName> images() {
        return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                ? Stream.of(POSTGRES, REDIS)
                : Stream.of(POSTGRES, REDIS, RYUK);
    }

    private static boolean isThereOrPulled(String image) {
        return docker(ANSWER_WITHIN, "image", "inspect", image)
                || docker(PULL_WITHIN, "pull", "--quiet", image);
    }

    private static boolean docker(Duration within, String... arguments) {
        try {
            Process docker =
                    new ProcessBuilder(
                                    Stream.concat(Stream.of("docker"), Stream.of(arguments))
                                            .toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!docker.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                docker.destroyForcibly();
                return false;
            }
            return docker.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }
}
