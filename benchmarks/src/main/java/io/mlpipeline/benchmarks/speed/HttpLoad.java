package io.mlpipeline.benchmarks.speed;

import io.mlpipeline.benchmarks.report.Samples;
import io.mlpipeline.benchmarks.service.ResourceUse;
import io.mlpipeline.benchmarks.wrk.WrkResult;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One target under one number of connections, over all rounds.
 *
 * @param target its label
 * @param connections kept busy
 * @param goodPerSecond answers below status 400 per second
 * @param p50Millis median latency
 * @param p99Millis 99th percentile
 * @param cpuCores CPU seconds per second of the service alone
 * @param pss highest proportional set size seen, in bytes
 * @param peakRss highest sum of the processes' peak resident sets, in bytes
 * @param statusErrors answers of 400 and above, all rounds
 * @param socketErrors broken or timed-out connections, all rounds
 */
record HttpLoad(
        String target,
        int connections,
        Samples goodPerSecond,
        Samples p50Millis,
        Samples p99Millis,
        Samples cpuCores,
        long pss,
        long peakRss,
        long statusErrors,
        long socketErrors) {

    static HttpLoad of(String target, int connections, List<Round> rounds) {
        return new HttpLoad(
                target,
                connections,
                samples(rounds, round -> round.wrk().goodPerSecond()),
                samples(rounds, round -> round.wrk().p50Micros() / 1e3),
                samples(rounds, round -> round.wrk().p99Micros() / 1e3),
                samples(rounds, round -> round.use().cpuCores()),
                rounds.stream().mapToLong(round -> round.use().pss()).max().orElseThrow(),
                rounds.stream().mapToLong(round -> round.use().peakRss()).max().orElseThrow(),
                rounds.stream().mapToLong(round -> round.wrk().statusErrors()).sum(),
                rounds.stream().mapToLong(round -> round.wrk().socketErrors()).sum());
    }

    private static Samples samples(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Samples.of(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    /**
     * One measurement.
     *
     * @param wrk what the client saw
     * @param use what the service needed
     */
    record Round(WrkResult wrk, ResourceUse use) {}
}
