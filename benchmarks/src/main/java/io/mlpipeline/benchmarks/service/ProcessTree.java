package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and all its descendants use.
 *
 * @param root for gunicorn the one that starts the workers
 */
public record ProcessTree(ProcessHandle root) {

    /** User and system time of all that are alive, since each began. */
    public Duration cpu() {
        return all().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Proportional set size in bytes: a page that four workers share counts a quarter in each. */
    public long pss() throws IOException {
        return sum("smaps_rollup", "Pss");
    }

    /** Sum of the resident sets in bytes. */
    public long rss() throws IOException {
        return sum("status", "VmRSS");
    }

    /** Sum of the peak resident sets in bytes, in which shared pages count once per process. */
    public long peakRss() throws IOException {
        return sum("status", "VmHWM");
    }

    private long sum(String file, String field) throws IOException {
        long bytes = 0;
        for (ProcessHandle process : all()) {
            bytes += ProcFile.bytes(Path.of("/proc", String.valueOf(process.pid()), file), field);
        }
        return bytes;
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }
}
