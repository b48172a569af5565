package io.mlpipeline.benchmarks.wrk;

import io.mlpipeline.benchmarks.service.Children;
import io.mlpipeline.benchmarks.service.ServiceOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps a number of connections busy: each sends its next request as soon as it has its answer. */
public final class Wrk {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final Path bodies;
    private final int threads;

    /**
     * @param bodies one JSON body per line, sent in rotation
     * @param threads of wrk, at most one per connection
     */
    public Wrk(Path bodies, int threads) {
        this.bodies = bodies;
        this.threads = threads;
    }

    /**
     * Loads the address for the duration.
     *
     * @throws IllegalArgumentException if the address is not this machine's own
     * @throws IllegalStateException if wrk fails
     */
    public WrkResult run(URI url, int connections, Duration duration)
            throws IOException, InterruptedException {
        requireLoopback(url);
        Process wrk =
                Children.start(
                        new ProcessBuilder(words(url, connections, duration))
                                .redirectErrorStream(true));
        try {
            // wrk prints only at its end, and little, so that it cannot block on a full pipe
            long longest = duration.plus(REQUEST_TIMEOUT.multipliedBy(3)).toSeconds();
            if (!wrk.waitFor(longest, TimeUnit.SECONDS)) {
                throw new IllegalStateException("wrk did not end after " + longest + " s");
            }
            return WrkResult.parse(
                    new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            Children.end(wrk);
        }
    }

    private List<String> words(URI url, int connections, Duration duration) {
        String used = String.valueOf(Math.min(threads, connections));
        Path script = ServiceOptions.home().resolve("wrk").resolve("rotate.lua");
        return List.of(
                "wrk",
                "--threads",
                used,
                "--connections",
                String.valueOf(connections),
                "--duration",
                duration.toSeconds() + "s",
                "--timeout",
                REQUEST_TIMEOUT.toSeconds() + "s",
                "--script",
                script.toString(),
                url.toString(),
                "--",
                bodies.toString(),
                used);
    }

    private static void requireLoopback(URI url) {
        if (!"127.0.0.1".equals(url.getHost())) {
            throw new IllegalArgumentException("only this machine is loaded, not " + url);
        }
    }
}
