package io.mlpipeline.benchmarks.loadgen;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How hard, how long and how often to load at a rate that a service can bear. */
public final class SteadyLoadOptions {

    private static final int CONNECTIONS = 32;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "requests per second, default: a set share of what it can bear")
    private int rate;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "of each measurement, default: ${DEFAULT-VALUE}")
    private int duration;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    /** With a command's own defaults. */
    public SteadyLoadOptions(int duration, int warmUp, int rounds) {
        this.duration = duration;
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    public int rounds() {
        return rounds;
    }

    /** Warms the service up, which tells its capacity; the plan takes a share of it. */
    public LoadPlan plan(URI url, List<String> bodies, double share) {
        LoadPlan warming = LoadPlan.closed(url, bodies, CONNECTIONS, Duration.ofSeconds(warmUp));
        double capacity = LoadGenerator.run(warming).acceptedPerSecond();
        return new LoadPlan(
                url,
                bodies,
                CONNECTIONS,
                Duration.ofSeconds(duration),
                rate > 0 ? rate : capacity * share);
    }
}
