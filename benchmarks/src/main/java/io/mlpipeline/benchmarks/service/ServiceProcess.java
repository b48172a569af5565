package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** A running target; closing it ends the process and all that it started. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Target target;
    private final Process process;
    private final URI base;

    private ServiceProcess(Target target, Process process, URI base) {
        this.target = target;
        this.process = process;
        this.base = base;
    }

    static ServiceProcess start(Target target, ChildCommand command, int port)
            throws IOException, InterruptedException {
        ServiceProcess service =
                new ServiceProcess(target, command.start(), URI.create("http://127.0.0.1:" + port));
        try {
            service.awaitAnswer(command);
        } catch (IOException | InterruptedException | RuntimeException e) {
            service.close();
            throw e;
        }
        return service;
    }

    public Target target() {
        return target;
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI base() {
        return base;
    }

    public URI predict() {
        return base.resolve("/predict");
    }

    public ProcessTree tree() {
        return new ProcessTree(process.toHandle());
    }

    @Override
    public void close() {
        Children.end(process);
    }

    /** Ready is what answers a prediction: that means the same for every target. */
    private void awaitAnswer(ChildCommand command) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST_START);
        try (PredictClient client = new PredictClient(predict())) {
            while (!client.answers()) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException(command.failure());
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }
}
