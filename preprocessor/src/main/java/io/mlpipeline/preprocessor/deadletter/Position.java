package io.mlpipeline.preprocessor.deadletter;

import io.mlpipeline.starter.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A place in the list of dead letters, so that what arrives meanwhile shifts no page. */
record Position(Instant diedAt, UUID textId) {

    private static final int BYTES = 3 * Long.BYTES;

    static Position of(DeadLetter letter) {
        return new Position(letter.diedAt(), letter.textId());
    }

    /**
     * @throws ProblemException invalid_request for what was not made by {@link #cursor}
     */
    static Position parse(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                // PostgreSQL keeps microseconds
                Instant diedAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                return new Position(diedAt, new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw ProblemException.invalidRequest("Take the cursor from 'next' of the page before.");
    }

    String cursor() {
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, diedAt))
                        .putLong(textId.getMostSignificantBits())
                        .putLong(textId.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
