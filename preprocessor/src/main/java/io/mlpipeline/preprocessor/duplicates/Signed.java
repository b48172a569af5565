package io.mlpipeline.preprocessor.duplicates;

import java.util.UUID;

/** A new text with what it is compared by. */
record Signed(UUID id, String cleaned, Shingles shingles, int[] bands) {}
