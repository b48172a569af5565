package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.engine.FewExamples;

/** A linear model of a few examples. */
public final class TinyLinear {

    private static final LinearModel MODEL =
            LinearTrainer.train(
                    FewExamples.texts(),
                    FewExamples.targets(),
                    FewExamples.LABELS.size(),
                    1,
                    _ -> {});

    private TinyLinear() {}

    public static LinearModel model() {
        return MODEL;
    }
}
