package io.mlpipeline.dataapi.intake;

import org.jspecify.annotations.Nullable;

/**
 * A text that is fit to be stored.
 *
 * @param line number of its line
 * @param text what it says
 * @param label a label that may be given, or null
 * @param externalId the sender's id, or null
 */
record Incoming(long line, String text, @Nullable String label, @Nullable String externalId) {}
