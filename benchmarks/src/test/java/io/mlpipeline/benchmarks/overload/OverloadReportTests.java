package io.mlpipeline.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.benchmarks.loadgen.Latency;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverloadReportTests {

    private static final Latency SOME = new Latency(10, 1, 2, 3, 4);

    @Test
    void refusalsAreAllowedButErrorsAndBrokenConnectionsAreNot() {
        assertThat(overload(Map.of(200, 10L, 429, 5L, 503, 1L), Map.of()).onlyAllowed()).isTrue();
        assertThat(overload(Map.of(200, 10L, 500, 1L), Map.of()).onlyAllowed()).isFalse();
        assertThat(overload(Map.of(200, 10L), Map.of("Connection reset", 1L)).onlyAllowed())
                .isFalse();
    }

    private static OverloadReport.Overload overload(
            Map<Integer, Long> statuses, Map<String, Long> failures) {
        return new OverloadReport.Overload(
                "much", new LoadResult(1, statuses, failures, 0, SOME, SOME, SOME), 1 << 20);
    }
}
