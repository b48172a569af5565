package io.mlpipeline.benchmarks.service;

import io.mlpipeline.benchmarks.dataset.PreparedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts a target on a free loopback port, with a model that it trains first where there is none.
 */
public final class ServiceLauncher {

    private final ServiceOptions options;
    private final PreparedData data;
    private final TrainedModels models;
    private final MlService mlService;
    private final FlaskService flask = new FlaskService();

    public ServiceLauncher(ServiceOptions options, PreparedData data, PrintWriter progress) {
        this.options = options;
        this.data = data;
        this.mlService = new MlService(options);
        this.models = new TrainedModels(options, data, mlService, flask, progress);
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IllegalStateException if it cannot be trained or does not come up
     */
    public ServiceProcess launch(Target target) throws IOException, InterruptedException {
        requireJar(target);
        return serve(target, target.isTrainedHere() ? models.of(target) : data.folder());
    }

    /** Starts ml-service with two versions of the engine's model, for {@code swap}. */
    public ServiceProcess launchWithTwoVersions(Target engine)
            throws IOException, InterruptedException {
        requireJar(engine);
        return serve(engine, models.twoVersionsOf(engine));
    }

    private ServiceProcess serve(Target target, Path model)
            throws IOException, InterruptedException {
        int port = freePort();
        return ServiceProcess.start(target, command(target, model, port), port);
    }

    private ChildCommand command(Target target, Path model, int port) {
        Path log = data.folder().resolve(target.label() + ".log");
        return switch (target) {
            case FLASK -> flask.serve(model, port, log);
            case NOOP -> java(noop(port), log);
            case SHIPPED -> java(mlService.serveShipped(port), log);
            case LINEAR, ENCODER, CASCADE -> java(mlService.serve(model, port), log);
            case ONNXRUNTIME -> throw new IllegalArgumentException("onnxruntime is no service");
        };
    }

    private List<String> noop(int port) {
        List<String> words = new java.util.ArrayList<>();
        words.add(Jvm.program());
        words.addAll(options.javaOptions());
        words.addAll(List.of("-jar", Jvm.jar(), "noop", "--port", String.valueOf(port)));
        return words;
    }

    private ChildCommand java(List<String> words, Path log) {
        return new ChildCommand(words, Map.of(), data.folder(), log);
    }

    private void requireJar(Target target) {
        boolean needed = target != Target.FLASK && target != Target.NOOP;
        if (needed && !Files.isRegularFile(options.mlServiceJar())) {
            throw new IllegalStateException(
                    options.mlServiceJar()
                            + " is missing: run ./mvnw -pl ml-service -am package -Dmaven.test.skip=true");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
