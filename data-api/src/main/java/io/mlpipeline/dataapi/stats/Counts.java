package io.mlpipeline.dataapi.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by name, of which the most frequent are shown. */
final class Counts {

    static final int MOST_NAMES = 1000;

    private final Map<String, Long> byName = new HashMap<>();

    void add(String name, long count) {
        byName.merge(name, count, Long::sum);
    }

    /** The most frequent first, at most {@value #MOST_NAMES}. */
    Map<String, Long> descending() {
        Map<String, Long> sorted = LinkedHashMap.newLinkedHashMap(byName.size());
        byName.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMES)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
