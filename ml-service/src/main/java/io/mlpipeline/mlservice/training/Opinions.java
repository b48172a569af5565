package io.mlpipeline.mlservice.training;

import java.util.Arrays;
import java.util.List;

/**
 * What the parts of an engine say of examples that they were not trained on: for each part a row
 * for each example, or no rows if the engine does not have that part.
 *
 * @param linear logits of the linear model
 * @param regression logits of the encoder's regression
 * @param neighbours log-densities of the encoder's neighbours
 * @param targets the right classes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Opinions(float[][] linear, float[][] regression, float[][] neighbours, int[] targets) {

    /** All the examples of several. */
    static Opinions joined(List<Opinions> parts) {
        return new Opinions(
                parts.stream().flatMap(p -> List.of(p.linear).stream()).toArray(float[][]::new),
                parts.stream().flatMap(p -> List.of(p.regression).stream()).toArray(float[][]::new),
                parts.stream().flatMap(p -> List.of(p.neighbours).stream()).toArray(float[][]::new),
                parts.stream().flatMapToInt(p -> Arrays.stream(p.targets)).toArray());
    }
}
