package io.mlpipeline.preprocessor.worker;

import java.util.UUID;

/** A text that waits to be processed. */
record ReceivedText(UUID id, String content) {}
