package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.calibration.LogLinearPool;
import io.mlpipeline.mlservice.calibration.Softmax;
import io.mlpipeline.mlservice.cascade.CascadeCalibration;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Scores;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the opinions of an engine's parts become probabilities.
 *
 * @param engine the engine that is trained
 * @param linear weight of the linear model's logits; empty without one
 * @param encoder weights of the encoder's two opinions; empty without one
 * @param second weights of all three, for the second stage of a cascade; empty elsewhere
 * @param cascade when to ask the second stage; null elsewhere
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Calibrated(
        EngineKind engine,
        double[] linear,
        double[] encoder,
        double[] second,
        @Nullable CascadeCalibration cascade) {

    private static final double[] NONE = {};

    static Calibrated on(Opinions held, EngineKind engine, double maxLoss) {
        float[][][] linear = {held.linear()};
        float[][][] encoder = {held.regression(), held.neighbours()};
        float[][][] second = {held.regression(), held.neighbours(), held.linear()};
        int[] targets = held.targets();
        return switch (engine) {
            case LINEAR ->
                    new Calibrated(engine, LogLinearPool.fit(linear, targets), NONE, NONE, null);
            case ENCODER ->
                    new Calibrated(engine, NONE, LogLinearPool.fit(encoder, targets), NONE, null);
            default -> {
                double[] ofLinear = LogLinearPool.fit(linear, targets);
                double[] ofEncoder = LogLinearPool.fit(encoder, targets);
                double[] ofSecond = LogLinearPool.fit(second, targets);
                CascadeCalibration cascade =
                        CascadeCalibration.of(
                                probabilities(ofLinear, linear),
                                probabilities(ofSecond, second),
                                probabilities(ofEncoder, encoder),
                                targets,
                                maxLoss);
                yield new Calibrated(engine, ofLinear, ofEncoder, ofSecond, cascade);
            }
        };
    }

    /** What the engine answers to each example: a row of probabilities. */
    float[][] answers(Opinions opinions) {
        return Objects.requireNonNull(byEngine(opinions).get(engine));
    }

    /** What each engine that was trained on the way answers. */
    Map<EngineKind, float[][]> byEngine(Opinions opinions) {
        Map<EngineKind, float[][]> answers = new EnumMap<>(EngineKind.class);
        if (linear.length > 0) {
            answers.put(
                    EngineKind.LINEAR, probabilities(linear, new float[][][] {opinions.linear()}));
        }
        if (encoder.length > 0) {
            float[][][] both = {opinions.regression(), opinions.neighbours()};
            answers.put(EngineKind.ENCODER, probabilities(encoder, both));
        }
        if (cascade != null) {
            float[][][] all = {opinions.regression(), opinions.neighbours(), opinions.linear()};
            float[][] first = answers.getOrDefault(EngineKind.LINEAR, new float[0][]);
            float[][] answer = probabilities(second, all);
            for (int i = 0; i < answer.length; i++) {
                answer[i] = best(first[i]) >= cascade.threshold() ? first[i] : answer[i];
            }
            answers.put(EngineKind.CASCADE, answer);
        }
        return answers;
    }

    /** Part of the examples that a cascade's linear model answers. */
    double linearShare(Opinions opinions) {
        if (cascade == null) {
            return 0;
        }
        double threshold = cascade.threshold();
        long sure =
                Arrays.stream(probabilities(linear, new float[][][] {opinions.linear()}))
                        .filter(p -> best(p) >= threshold)
                        .count();
        return (double) sure / Math.max(1, opinions.targets().length);
    }

    static float best(float[] probabilities) {
        return probabilities[Scores.bestIndex(probabilities)];
    }

    private static float[][] probabilities(double[] pool, float[][][] opinions) {
        float[][] probabilities = new float[opinions[0].length][];
        for (int i = 0; i < probabilities.length; i++) {
            float[][] logits = new float[opinions.length][];
            for (int opinion = 0; opinion < opinions.length; opinion++) {
                logits[opinion] = opinions[opinion][i];
            }
            probabilities[i] = LogLinearPool.pooled(pool, logits);
            Softmax.inPlace(probabilities[i]);
        }
        return probabilities;
    }
}
