package io.mlpipeline.preprocessor.duplicates;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one that a text resembles most, among those that were considered. */
final class Nearest {

    private final Signed text;
    private double resemblance;
    private @Nullable UUID id;

    /**
     * @param similarity below it nothing counts as near
     */
    Nearest(Signed text, double similarity) {
        this.text = text;
        this.resemblance = Math.nextDown(similarity);
    }

    void consider(UUID other, Shingles shingles) {
        double found = text.shingles().resemblance(shingles);
        if (found > resemblance) {
            resemblance = found;
            id = other;
        }
    }

    /** Null if none was near. */
    @Nullable UUID id() {
        return id;
    }
}
