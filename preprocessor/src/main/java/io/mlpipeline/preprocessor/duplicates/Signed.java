package io.mlpipeline.preprocessor.duplicates;

import java.util.UUID;

/** A new text with what it is compared by. */
record Signed(UUID id, String cleaned, Shingles shingles, int[] bands) {

    /** The same, so entered that later texts are not compared with it. */
    Signed withoutBands() {
        return new Signed(id, cleaned, shingles, new int[0]);
    }
}
