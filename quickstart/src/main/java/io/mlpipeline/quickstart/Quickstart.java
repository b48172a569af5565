package io.mlpipeline.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs ml-service, with the model that ships, until it is stopped.
 *
 * <p>Run it by {@code ./mvnw -q -Pquickstart}, in the repository's folder.
 */
@Command(
        name = "quickstart",
        description = "Starts the suite on this machine; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
public final class Quickstart implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(
            names = "--home",
            required = true,
            description = "The repository's folder, with what was built in it.")
    private Path home = Path.of("");

    @Option(names = "--port", defaultValue = "8000", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Quickstart()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = home.resolve("ml-service/target/ml-service.jar");
        Path data = home.resolve("data");
        if (!Files.isRegularFile(jar)) {
            System.err.println("There is no " + jar + ": build it with ./mvnw -DskipTests package");
            return 1;
        }
        if (ServiceProcess.isTaken(port)) {
            System.err.printf(
                    "Port %d is taken: stop what runs there, or choose another by --port.%n", port);
            return 1;
        }
        System.out.println("Starting ml-service; models and its log are kept in " + data);
        try (ServiceProcess service = ServiceProcess.start(jar, data, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            // Maven, when it is killed, leaves what it runs behind
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> parent.onExit().thenRun(service::close));
            if (!service.awaitReady(PATIENCE)) {
                System.err.println(
                        "ml-service did not get ready; its log says why: " + service.log());
                return 1;
            }
            System.out.print(welcome(port));
            return service.waitFor();
        }
    }

    static String welcome(int port) {
        return """

        Ready in your browser and on the command line:

          predict        http://localhost:%1$d/api/predict
          API documents  http://localhost:%1$d/swagger-ui.html
          models         http://localhost:%1$d/models
          health         http://localhost:%1$d/health
          metrics        http://localhost:%1$d/metrics

        Try it, in another terminal:

          curl -X POST localhost:%1$d/api/predict -H 'Content-Type: application/json' \\
            -d '{"text":"I lost my card on the train"}'

        Ctrl-C stops it.
        """
                .formatted(port);
    }
}
