package io.mlpipeline.dataapi.texts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text and what became of it.
 *
 * @param id its id; ids sort by arrival
 * @param externalId the id its sender gave it
 * @param text as it was sent
 * @param label as it was sent
 * @param status RECEIVED, READY or REJECTED
 * @param receivedAt when it was stored
 * @param processedAt when it was cleaned
 * @param cleaned the text as it is used
 * @param language code of the language it seems to be in
 * @param languageConfidence how sure that is, 0 to 1
 * @param flags what cleaning found
 * @param reasons why it was rejected
 * @param duplicateOf the earlier text that it repeats
 */
record TextDescription(
        UUID id,
        @Nullable String externalId,
        String text,
        @Nullable String label,
        TextStatus status,
        Instant receivedAt,
        @Nullable Instant processedAt,
        @Nullable String cleaned,
        @Nullable String language,
        @Nullable Float languageConfidence,
        List<String> flags,
        List<String> reasons,
        @Nullable UUID duplicateOf) {

    static TextDescription of(StoredText text) {
        return new TextDescription(
                text.id,
                text.externalId,
                text.content,
                text.label,
                text.status,
                text.receivedAt,
                text.processedAt,
                text.cleaned,
                text.language,
                text.languageConfidence,
                List.of(text.flags),
                List.of(text.reasons),
                text.duplicateOf);
    }
}
