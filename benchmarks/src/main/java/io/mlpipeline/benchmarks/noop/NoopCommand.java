package io.mlpipeline.benchmarks.noop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code java -jar benchmarks/target/benchmarks.jar noop --port 8000}: serves until it is ended.
 */
@Command(
        name = "noop",
        description = "Serves a POST /predict that computes nothing, until it is ended.")
public final class NoopCommand implements Callable<Integer> {

    @Option(names = "--port", description = "default: ${DEFAULT-VALUE}")
    private int port = 8000;

    @Parameters(description = "further Spring settings, after --")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        List<String> args = new ArrayList<>(settings);
        args.add("--server.port=" + port);
        SpringApplication.run(NoopApplication.class, args.toArray(String[]::new));
        // the web server's threads are not this one's to wait for: SIGTERM ends the JVM
        new CountDownLatch(1).await();
        return 0;
    }
}
