package io.mlpipeline.mlservice.dataset;

import io.mlpipeline.mlservice.engine.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples to train on, at least two classes, each text once.
 *
 * @param examples in the order of the file
 * @param labels their labels, sorted
 * @param summary what became of the file's rows
 */
public record Dataset(List<Example> examples, Labels labels, DatasetSummary summary) {

    /** The texts, in the order of the examples. */
    public List<String> texts() {
        return examples.stream().map(Example::text).toList();
    }

    /** Index of each example's label. */
    public int[] targets() {
        Map<String, Integer> index = HashMap.newHashMap(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            index.put(labels.name(i), i);
        }
        return examples.stream().mapToInt(example -> index.get(example.label())).toArray();
    }
}
