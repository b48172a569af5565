package io.mlpipeline.benchmarks.onnxruntime;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to run the loop.
 *
 * @param batchSize texts per call
 * @param sorted whether texts of like length share a batch, so that little is padded
 * @param sessions each with a thread of its own that calls it
 * @param threads inside each session
 */
public record LoopSetting(int batchSize, boolean sorted, int sessions, int threads) {

    /** Batches of 1, 8, 16 and 32, in both orders, on two cores shared out both ways. */
    static List<LoopSetting> all() {
        List<LoopSetting> all = new ArrayList<>();
        for (int sessions = 1; sessions <= 2; sessions++) {
            for (boolean sorted : new boolean[] {false, true}) {
                for (int batchSize : new int[] {1, 8, 16, 32}) {
                    all.add(new LoopSetting(batchSize, sorted, sessions, 3 - sessions));
                }
            }
        }
        return all;
    }
}
