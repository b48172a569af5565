package io.mlpipeline.quickstart;

import io.mlpipeline.quickstart.demo.Demo;
import io.mlpipeline.quickstart.suite.Ports;
import io.mlpipeline.quickstart.suite.Suite;
import io.mlpipeline.quickstart.suite.SuiteException;
import io.mlpipeline.quickstart.suite.SuiteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the suite, with the model that ships, until it is stopped.
 *
 * <p>Run it by {@code ./mvnw -q -Pquickstart}, in the repository's folder; {@code -Ddemo} and
 * {@code -Dport=9000} give the options.
 */
@Command(
        name = "quickstart",
        description = "Starts the suite on this machine; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
public final class Quickstart implements Callable<Integer> {

    @Option(
            names = "--home",
            required = true,
            description = "The repository's folder, with what was built in it.")
    private Path home = Path.of("");

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The one address for all. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--ml-service-port", defaultValue = "8000", description = "Default: 8000.")
    private int mlServicePort;

    @Option(names = "--data-api-port", defaultValue = "5000", description = "Default: 5000.")
    private int dataApiPort;

    @Option(names = "--preprocessor-port", defaultValue = "8001", description = "Default: 8001.")
    private int preprocessorPort;

    @Option(
            names = "--demo",
            description =
                    "Plays messages through the suite once it runs, and tells what comes of it.")
    private boolean demo;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Quickstart()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports ports = new Ports(port, mlServicePort, dataApiPort, preprocessorPort);
        SuiteSettings settings = new SuiteSettings(home, home.resolve("data"), ports);
        try (Suite suite = Suite.prepare(settings, System.out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            // Maven, when it is killed, leaves what it runs behind
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> parent.onExit().thenRun(suite::close));
            suite.start();
            if (demo) {
                play(suite);
            }
            if (!suite.isStopping()) {
                System.out.print(Welcome.text(ports));
            }
            suite.awaitEnd();
            return 1;
        } catch (SuiteException e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("The suite did not start: " + e.getMessage());
            return 1;
        }
    }

    /** Whatever comes of it, the suite runs on. */
    private void play(Suite suite) throws InterruptedException {
        try {
            Demo.play(port, home, System.out);
        } catch (IOException e) {
            if (!suite.isStopping()) {
                String reason = e.getMessage() == null ? "the suite went away" : e.getMessage();
                System.out.println("\nThe demo ends here: " + reason);
            }
        }
    }
}
