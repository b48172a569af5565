package io.mlpipeline.mlservice.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples as the trainers take them.
 *
 * @param texts one for each example
 * @param vectors their embeddings; empty where no encoder is trained
 * @param targets their classes
 * @param classes number of classes, also where not all of them occur
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Corpus(List<String> texts, float[][] vectors, int[] targets, int classes) {

    int size() {
        return targets.length;
    }

    /** The examples with the given indices, in that order. */
    Corpus select(int[] indices) {
        return new Corpus(
                IntStream.of(indices).mapToObj(texts::get).toList(),
                vectors.length == 0
                        ? vectors
                        : IntStream.of(indices).mapToObj(i -> vectors[i]).toArray(float[][]::new),
                IntStream.of(indices).map(i -> targets[i]).toArray(),
                classes);
    }

    /** How many examples each class has. */
    int[] support() {
        int[] support = new int[classes];
        Arrays.stream(targets).forEach(target -> support[target]++);
        return support;
    }
}
