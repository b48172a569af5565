package io.mlpipeline.dataapi.predictions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads ids of predictions: UUIDs of version 7, whose time says when, to the millisecond. */
public final class PredictionId {

    private static final int VERSION = 7;
    private static final int TIME_SHIFT = 16;
    private static final int TEXT_LENGTH = 36;

    private PredictionId() {}

    /** Whether the id is of version 7, so that it has a time. */
    public static boolean hasTime(UUID id) {
        return id.version() == VERSION && id.variant() == 2;
    }

    /** The time inside an id of version 7 (RFC 9562, 5.7). */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
    }

    /**
     * An id as it is written, in full: {@link UUID#fromString} alone would also take shorter forms.
     */
    public static Optional<UUID> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
