package io.mlpipeline.benchmarks.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Examples in two parts with the same share of every label in both.
 *
 * @param train what models are trained on, label by label
 * @param heldOut what they never see, shuffled so that any run of them is a fair sample
 */
record StratifiedSplit(List<LabelledText> train, List<LabelledText> heldOut) {

    /**
     * Splits by label; the same examples, share and seed give the same parts.
     *
     * @param share of each label to hold out, 0 to 1; a label keeps at least one example to train
     *     on
     */
    static StratifiedSplit of(List<LabelledText> examples, double share, long seed) {
        Map<String, List<LabelledText>> byLabel =
                examples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LabelledText::label, TreeMap::new, Collectors.toList()));
        Random random = new Random(seed);
        List<LabelledText> train = new ArrayList<>();
        List<LabelledText> heldOut = new ArrayList<>();
        for (List<LabelledText> same : byLabel.values()) {
            List<LabelledText> shuffled = new ArrayList<>(same);
            Collections.shuffle(shuffled, random);
            int out = Math.min((int) Math.round(same.size() * share), same.size() - 1);
            heldOut.addAll(shuffled.subList(0, out));
            train.addAll(shuffled.subList(out, shuffled.size()));
        }
        Collections.shuffle(heldOut, random);
        return new StratifiedSplit(List.copyOf(train), List.copyOf(heldOut));
    }
}
