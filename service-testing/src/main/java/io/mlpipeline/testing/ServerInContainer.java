package io.mlpipeline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.GenericContainer;

/**
 * A server in a container. Its port is bound to a fixed one outside, as Docker would give it
 * another at each start.
 *
 * @param container started once
 * @param port outside
 * @param answers whether clients are served
 */
record ServerInContainer(GenericContainer<?> container, int port, BooleanSupplier answers)
        implements RestartableServer {

    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    static ServerInContainer start(
            GenericContainer<?> container, int port, BooleanSupplier answers) {
        container.start();
        var server = new ServerInContainer(container, port, answers);
        server.awaitAnswers();
        return server;
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public void start() {
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        awaitAnswers();
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void discard() {
        container.stop();
    }

    private void awaitAnswers() {
        Instant end = Instant.now().plus(START_WITHIN);
        while (!answers.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        container.getDockerImageName()
                                + " does not answer: "
                                + container.getLogs());
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                throw Interruption.of(e);
            }
        }
    }
}
