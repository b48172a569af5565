package io.mlpipeline.benchmarks.speed;

import io.mlpipeline.benchmarks.onnxruntime.LoopResult;
import io.mlpipeline.benchmarks.onnxruntime.LoopSetting;
import io.mlpipeline.benchmarks.report.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to run ONNX Runtime in a bare loop, over all rounds.
 *
 * @param setting the way
 * @param textsPerSecond reached
 */
record LoopLoad(LoopSetting setting, Samples textsPerSecond) {

    /** Gathers the results of all rounds by setting, in the order they came. */
    static List<LoopLoad> of(List<LoopResult> results) {
        Map<LoopSetting, List<Double>> bySetting = new LinkedHashMap<>();
        for (LoopResult result : results) {
            bySetting
                    .computeIfAbsent(result.setting(), any -> new ArrayList<>())
                    .add(result.textsPerSecond());
        }
        return bySetting.entrySet().stream()
                .map(entry -> new LoopLoad(entry.getKey(), Samples.of(entry.getValue())))
                .toList();
    }

    static Optional<LoopLoad> best(List<LoopLoad> loads) {
        return loads.stream()
                .max(Comparator.comparingDouble(load -> load.textsPerSecond().median()));
    }
}
