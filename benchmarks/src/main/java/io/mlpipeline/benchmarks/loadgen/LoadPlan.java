package io.mlpipeline.benchmarks.loadgen;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What to send.
 *
 * @param url on 127.0.0.1
 * @param bodies JSON, sent in rotation
 * @param connections at most, each with one request at a time
 * @param duration of sending
 * @param rate requests per second, due at even distances; 0 sends as soon as a connection is free
 */
public record LoadPlan(
        URI url, List<String> bodies, int connections, Duration duration, double rate) {

    private static final int MOST_CONNECTIONS = 4096;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public LoadPlan {
        if (!"127.0.0.1".equals(url.getHost())) {
            throw new IllegalArgumentException("only this machine is loaded, not " + url);
        }
        if (bodies.isEmpty() || connections < 1 || connections > MOST_CONNECTIONS || rate < 0) {
            throw new IllegalArgumentException(
                    "needs a body, 1 to " + MOST_CONNECTIONS + " connections and no negative rate");
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "at most " + LONGEST.toMinutes() + " minutes of load");
        }
        bodies = List.copyOf(bodies);
    }

    /** As many requests as the connections can carry. */
    public static LoadPlan closed(
            URI url, List<String> bodies, int connections, Duration duration) {
        return new LoadPlan(url, bodies, connections, duration, 0);
    }
}
