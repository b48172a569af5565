package io.mlpipeline.quickstart.suite;

import io.mlpipeline.embedded.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of the suite's services, from its jar, with the Java that runs this. */
final class JavaService extends ServerProcess {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path jar;
    private final List<String> javaOptions;
    private final List<String> settings;

    /**
     * @param javaOptions for the Java machine, such as how much memory it takes
     * @param settings as {@code name=value}
     */
    JavaService(
            String name,
            int port,
            Path log,
            Path jar,
            List<String> javaOptions,
            List<String> settings) {
        super(name, port, log);
        this.jar = jar;
        this.javaOptions = javaOptions;
        this.settings = settings;
    }

    @Override
    protected List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString()));
        command.add("--server.port=" + port());
        // what is open to everyone, as there is no API key, is open on this machine alone
        command.add("--server.address=127.0.0.1");
        settings.forEach(setting -> command.add("--" + setting));
        return command;
    }

    @Override
    protected boolean answers() {
        URI readiness = URI.create("http://127.0.0.1:" + port() + "/health/readiness");
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(readiness)
                                            .timeout(ANSWER_WITHIN)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
