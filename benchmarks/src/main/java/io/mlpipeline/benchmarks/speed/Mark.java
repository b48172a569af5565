package io.mlpipeline.benchmarks.speed;

import io.mlpipeline.benchmarks.service.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ratio that the project wants to reach.
 *
 * @param what is divided by what
 * @param ratio measured, medians with 32 connections
 * @param wanted at least
 * @param reached whether it is
 */
record Mark(String what, double ratio, double wanted, boolean reached) {

    private static final int CONNECTIONS = 32;

    /** The marks for which the report holds both figures. */
    static List<Mark> of(SpeedReport report) {
        Optional<Double> linear = report.goodPerSecond(Target.LINEAR, CONNECTIONS);
        Optional<Double> encoder = report.goodPerSecond(Target.ENCODER, CONNECTIONS);
        return Stream.of(
                        mark(
                                "linear / flask",
                                linear,
                                report.goodPerSecond(Target.FLASK, CONNECTIONS),
                                12),
                        mark(
                                "linear / noop",
                                linear,
                                report.goodPerSecond(Target.NOOP, CONNECTIONS),
                                0.75),
                        mark("encoder / best onnxruntime loop", encoder, report.bestLoop(), 0.9),
                        mark(
                                "cascade / encoder",
                                report.goodPerSecond(Target.CASCADE, CONNECTIONS),
                                encoder,
                                4),
                        mark(
                                "accuracy of cascade / of encoder",
                                share(report, Target.CASCADE),
                                share(report, Target.ENCODER),
                                1))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Double> share(SpeedReport report, Target target) {
        return Optional.ofNullable(report.accuracy().get(target.label()))
                .map(accuracy -> accuracy.share());
    }

    private static Optional<Mark> mark(
            String what, Optional<Double> value, Optional<Double> of, double wanted) {
        return value.flatMap(dividend ->
                of.filter(divisor -> divisor > 0)
                        .map(divisor -> dividend / divisor)
                        .map(ratio -> new Mark(what, ratio, wanted, ratio >= wanted)));
    }
}
