package io.mlpipeline.mlservice.engine;

import java.util.List;

/**
 * The classes of a model, in the order of its scores.
 *
 * @param names distinct, at least one
 */
public record Labels(List<String> names) {

    public Labels {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A model needs at least one label.");
        }
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("The labels of a model must be distinct.");
        }
    }

    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }
}
