package io.mlpipeline.benchmarks.speed;

import io.mlpipeline.benchmarks.accuracy.Accuracy;
import io.mlpipeline.benchmarks.report.Run;
import io.mlpipeline.benchmarks.service.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the main run measured.
 *
 * @param run when, where and how
 * @param http by target and connections
 * @param loops of ONNX Runtime, empty if left out
 * @param accuracy by target label, for those trained here
 * @param marks the project's own, as far as this run can tell
 */
record SpeedReport(
        Run run,
        List<HttpLoad> http,
        List<LoopLoad> loops,
        Map<String, Accuracy> accuracy,
        List<Mark> marks) {

    static SpeedReport of(
            Run run, List<HttpLoad> http, List<LoopLoad> loops, Map<String, Accuracy> accuracy) {
        SpeedReport measured = new SpeedReport(run, http, loops, accuracy, List.of());
        return new SpeedReport(run, http, loops, accuracy, Mark.of(measured));
    }

    /** Good answers per second of a target under as many connections. */
    Optional<Double> goodPerSecond(Target target, int connections) {
        return http.stream()
                .filter(load -> load.target().equals(target.label()))
                .filter(load -> load.connections() == connections)
                .map(load -> load.goodPerSecond().median())
                .findFirst();
    }

    Optional<Double> bestLoop() {
        return LoopLoad.best(loops).map(load -> load.textsPerSecond().median());
    }
}
