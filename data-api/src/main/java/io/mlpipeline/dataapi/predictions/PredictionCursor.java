package io.mlpipeline.dataapi.predictions;

import io.mlpipeline.starter.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ends, as the caller hands it back: the last id, which also says the time. Ids of
 * version 7 sort as their times do.
 */
final class PredictionCursor {

    private static final int BYTES = 16;

    private PredictionCursor() {}

    static String after(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * The id behind which to go on.
     *
     * @throws ProblemException invalid_request if it is none of ours
     */
    static UUID parse(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == BYTES) {
                UUID id = new UUID(bytes.getLong(), bytes.getLong());
                if (PredictionId.hasTime(id)) {
                    return id;
                }
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw ProblemException.invalidRequest(
                "The parameter 'cursor' is not one that was given here; start without it.");
    }
}
