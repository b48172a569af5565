package io.mlpipeline.mlservice.registry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The movable names of a model version; there are these two and no others. */
public enum ModelAlias {
    /** Answers whoever asks for no model in particular. */
    CHAMPION,
    /** Loaded and warm, for those who ask for it. */
    CANDIDATE;

    /** Name as in paths, queries and metrics: {@code champion}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Alias with the given id, or null if there is none. */
    public static @Nullable ModelAlias find(String id) {
        for (ModelAlias alias : values()) {
            if (alias.id().equals(id)) {
                return alias;
            }
        }
        return null;
    }

    /**
     * Alias with the given id.
     *
     * @throws ModelNotFoundException for any other text
     */
    static ModelAlias of(String id) {
        ModelAlias alias = find(id);
        if (alias == null) {
            throw new ModelNotFoundException("The aliases are champion and candidate.");
        }
        return alias;
    }
}
