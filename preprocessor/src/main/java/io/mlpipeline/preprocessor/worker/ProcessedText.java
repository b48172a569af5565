package io.mlpipeline.preprocessor.worker;

import io.mlpipeline.preprocessor.cleaning.Cleaned;
import java.util.UUID;

/** A received text and what cleaning made of it. */
record ProcessedText(UUID id, Cleaned cleaned) {}
