package io.mlpipeline.mlservice.training.job;

import static io.mlpipeline.mlservice.training.job.TrainingService.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.MlServiceApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that leaves waits for no training, and no training outlives it. */
class TrainingShutdownTests {

    @TempDir Path folder;

    @Test
    void endsTrainingsAndTheirWatchersBeforeTheDrain() throws Exception {
        Path uploads = folder.resolve("uploads");
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ConfigurableApplicationContext context = start(uploads);
        TrainingService service =
                new TrainingService(
                        context.getEnvironment()
                                .getRequiredProperty("local.server.port", Integer.class));
        List<String> told;
        try {
            await(() -> ready(service));
            String running = service.accepted("?engine=encoder", TrainingService.ENDLESS);
            String waiting = service.accepted("?engine=linear", TrainingService.ENDLESS);
            await(() -> service.stateOf(running).equals("RUNNING"));
            try (Stream<String> first = service.events("/jobs/" + running);
                    Stream<String> second = service.events("/jobs/" + waiting)) {
                context.close();
                told = Stream.concat(first, second).toList();
            }
        } finally {
            context.close();
        }

        assertThat(told.stream().filter(line -> line.equals("event: done"))).hasSize(2);
        assertThat(told.stream().filter(line -> line.contains("\"state\":\"CANCELLED\"")))
                .hasSize(2);
        assertThat(uploads).isEmptyDirectory();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().startsWith("training"));
    }

    private ConfigurableApplicationContext start(Path uploads) {
        return new SpringApplicationBuilder(MlServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--mlpipeline.registry.directory=" + folder.resolve("registry"),
                        "--mlpipeline.training.directory=" + uploads,
                        "--logging.structured.format.console=",
                        "--mlpipeline.drain.grace=0s",
                        "--mlpipeline.drain.refusal=0s");
    }

    private static boolean ready(TrainingService service) {
        try {
            return service.get("/models").statusCode() == 200;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
