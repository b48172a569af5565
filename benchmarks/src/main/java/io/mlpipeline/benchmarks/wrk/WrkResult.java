package io.mlpipeline.benchmarks.wrk;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code rotate.lua} prints at the end of a run.
 *
 * @param durationMicros length of the run
 * @param requests answers of any status
 * @param bytes received
 * @param p50Micros median latency of all answers
 * @param p90Micros 90th percentile
 * @param p99Micros 99th percentile
 * @param maxMicros slowest answer
 * @param connectErrors connections that could not be opened
 * @param readErrors connections that broke while reading
 * @param writeErrors connections that broke while writing
 * @param timeouts requests without an answer in time
 * @param statusErrors answers with a status of 400 or more
 */
public record WrkResult(
        long durationMicros,
        long requests,
        long bytes,
        long p50Micros,
        long p90Micros,
        long p99Micros,
        long maxMicros,
        long connectErrors,
        long readErrors,
        long writeErrors,
        long timeouts,
        long statusErrors) {

    private static final String MARK = "json: ";

    /**
     * Reads the one line that matters.
     *
     * @throws IllegalStateException with wrk's own words if there is none
     */
    static WrkResult parse(String output) {
        List<String> found = output.lines().filter(line -> line.startsWith(MARK)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("wrk failed: " + output.strip());
        }
        return JsonMapper.shared()
                .readValue(found.getFirst().substring(MARK.length()), WrkResult.class);
    }

    /** Good answers per second; refusals and failures are no throughput. */
    public double goodPerSecond() {
        return (requests - statusErrors) * 1e6 / durationMicros;
    }

    public long socketErrors() {
        return connectErrors + readErrors + writeErrors + timeouts;
    }
}
