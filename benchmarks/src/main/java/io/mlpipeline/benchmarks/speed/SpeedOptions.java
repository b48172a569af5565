package io.mlpipeline.benchmarks.speed;

import io.mlpipeline.benchmarks.service.Target;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How long and how hard to load. */
final class SpeedOptions {

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "NAME,…",
            description = "default: ${DEFAULT-VALUE}; also shipped")
    private List<Target> targets =
            List.of(
                    Target.FLASK,
                    Target.NOOP,
                    Target.LINEAR,
                    Target.ENCODER,
                    Target.CASCADE,
                    Target.ONNXRUNTIME);

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N,…",
            description = "default: ${DEFAULT-VALUE}")
    private List<Integer> connections = List.of(1, 32, 256);

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "of each measurement, default: ${DEFAULT-VALUE}")
    private int duration = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "of each service before the first round, default: ${DEFAULT-VALUE}")
    private int warmUp = 60;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "in which every target has its turn, default: ${DEFAULT-VALUE}")
    private int rounds = 3;

    @Option(names = "--wrk-threads", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int wrkThreads = 2;

    @Option(
            names = "--loop-seconds",
            paramLabel = "SECONDS",
            description = "at least, for each way to run onnxruntime, default: ${DEFAULT-VALUE}")
    private int loopSeconds = 3;

    /** Nothing runs away: whatever is asked for, a run stays below these. */
    void check() {
        require(duration >= 1 && duration <= 300, "--duration must be 1 to 300 seconds");
        require(warmUp >= 1 && warmUp <= 300, "--warm-up must be 1 to 300 seconds");
        require(rounds >= 1 && rounds <= 20, "--rounds must be 1 to 20");
        require(wrkThreads >= 1 && wrkThreads <= 64, "--wrk-threads must be 1 to 64");
        require(loopSeconds >= 1 && loopSeconds <= 60, "--loop-seconds must be 1 to 60");
        require(
                !connections.isEmpty() && connections.stream().allMatch(n -> n >= 1 && n <= 1024),
                "--connections must be 1 to 1024 each");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    List<Target> services() {
        return targets.stream().filter(Target::isService).distinct().toList();
    }

    boolean hasLoops() {
        return targets.contains(Target.ONNXRUNTIME);
    }

    List<Integer> connections() {
        return connections;
    }

    Duration duration() {
        return Duration.ofSeconds(duration);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    int rounds() {
        return rounds;
    }

    int wrkThreads() {
        return wrkThreads;
    }

    Duration loopDuration() {
        return Duration.ofSeconds(loopSeconds);
    }
}
