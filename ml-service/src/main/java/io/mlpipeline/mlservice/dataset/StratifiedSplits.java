package io.mlpipeline.mlservice.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Splits that keep each class's share and depend on nothing but targets and seed. */
public final class StratifiedSplits {

    private StratifiedSplits() {}

    /**
     * Holds a share of each class out; a class with one example stays on the training side.
     *
     * @param targets class of each example
     * @param share between 0 and 1; of a class with several examples at least one is held and one
     *     is not
     */
    public static Split holdOut(int[] targets, double share, long seed) {
        boolean[] held = new boolean[targets.length];
        for (List<Integer> members : shuffledClasses(targets, seed)) {
            int size = members.size();
            int count = size < 2 ? 0 : Math.clamp(Math.round(size * share), 1, size - 1);
            members.subList(0, count).forEach(i -> held[i] = true);
        }
        return split(held);
    }

    /**
     * Folds for cross-validation: every example is held in exactly one, but a class with one
     * example in none.
     */
    public static List<Split> folds(int[] targets, int count, long seed) {
        int[] foldOf = new int[targets.length];
        int next = 0;
        for (List<Integer> members : shuffledClasses(targets, seed)) {
            for (int i : members) {
                // dealt out in turn over all classes, so that the folds are of one size
                foldOf[i] = members.size() < 2 ? -1 : next++ % count;
            }
        }
        List<Split> folds = new ArrayList<>(count);
        for (int fold = 0; fold < count; fold++) {
            boolean[] held = new boolean[targets.length];
            for (int i = 0; i < held.length; i++) {
                held[i] = foldOf[i] == fold;
            }
            folds.add(split(held));
        }
        return folds;
    }

    private static List<List<Integer>> shuffledClasses(int[] targets, long seed) {
        int classes = IntStream.of(targets).max().orElse(-1) + 1;
        List<List<Integer>> members = new ArrayList<>(classes);
        for (int i = 0; i < classes; i++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < targets.length; i++) {
            members.get(targets[i]).add(i);
        }
        Random random = new Random(seed);
        members.forEach(indices -> Collections.shuffle(indices, random));
        return members;
    }

    private static Split split(boolean[] held) {
        return new Split(
                IntStream.range(0, held.length).filter(i -> !held[i]).toArray(),
                IntStream.range(0, held.length).filter(i -> held[i]).toArray());
    }
}
