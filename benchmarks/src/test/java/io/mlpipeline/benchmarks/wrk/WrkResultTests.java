package io.mlpipeline.benchmarks.wrk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** On what wrk 4.1.0 really printed. */
class WrkResultTests {

    private static final String GOOD =
            """
            Running 2s test @ http://127.0.0.1:18125/predict
              2 threads and 4 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency    30.02ms   52.07ms 294.59ms   88.31%
                Req/Sec   215.72    126.09   544.00     75.00%
              Latency Distribution
                 50%    7.22ms
                 75%   28.93ms
                 90%   97.54ms
                 99%  238.50ms
              801 requests in 2.05s, 312.20KB read
            Requests/sec:    390.02
            Transfer/sec:    152.01KB
            json: {"durationMicros":2053767,"requests":801,"bytes":319694,"p50Micros":7223,"p90Micros":97542,"p99Micros":238503,"maxMicros":294594,"connectErrors":0,"readErrors":0,"writeErrors":0,"timeouts":0,"statusErrors":0}
            """;

    private static final String NOT_FOUND =
            """
            Running 1s test @ http://127.0.0.1:18125/nowhere
              1 threads and 2 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     9.11ms   10.95ms  68.52ms   87.09%
                Req/Sec   327.30    159.49   640.00     60.00%
              327 requests in 1.00s, 69.01KB read
              Non-2xx or 3xx responses: 327
            Requests/sec:    325.84
            Transfer/sec:     68.77KB
            json: {"durationMicros":1003567,"requests":327,"bytes":70670,"p50Micros":4711,"p90Micros":23990,"p99Micros":53842,"maxMicros":68524,"connectErrors":0,"readErrors":0,"writeErrors":0,"timeouts":0,"statusErrors":327}
            """;

    @Test
    void readsWhatTheScriptAdds() {
        WrkResult result = WrkResult.parse(GOOD);
        assertThat(result.requests()).isEqualTo(801);
        assertThat(result.p50Micros()).isEqualTo(7223);
        assertThat(result.p99Micros()).isEqualTo(238_503);
        assertThat(result.socketErrors()).isZero();
        assertThat(result.goodPerSecond()).isCloseTo(390.02, within(0.01));
    }

    @Test
    void refusalsAreNoThroughput() {
        WrkResult result = WrkResult.parse(NOT_FOUND);
        assertThat(result.statusErrors()).isEqualTo(327);
        assertThat(result.goodPerSecond()).isZero();
    }

    @Test
    void saysInWrksOwnWordsWhatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        WrkResult.parse(
                                "unable to connect to 127.0.0.1:18124 Connection refused\n"))
                .withMessageContaining("Connection refused");
    }
}
