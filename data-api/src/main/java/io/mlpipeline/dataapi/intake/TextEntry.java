package io.mlpipeline.dataapi.intake;

import org.jspecify.annotations.Nullable;

/**
 * A text as it is sent.
 *
 * @param text what it says
 * @param label what it is about, if someone has said so
 * @param externalId the sender's own id, by which sending it again changes nothing
 */
record TextEntry(@Nullable String text, @Nullable String label, @Nullable String externalId) {}
