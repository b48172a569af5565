package io.mlpipeline.preprocessor.preview;

import jakarta.validation.constraints.NotNull;

/**
 * @param text as it was written, with whatever is in it
 */
record PreprocessRequest(@NotNull String text) {}
