package io.mlpipeline.dataapi.intake;

import org.jspecify.annotations.Nullable;

/**
 * Why a line was not taken.
 *
 * @param line its number from 1 in the body; in an array, the element's
 * @param field which of its fields, or null if it is the line as a whole
 * @param reason the rest of a sentence about the field or line; never quotes it
 */
record LineError(long line, @Nullable String field, String reason) {

    /** An error of the line as a whole. */
    static LineError ofLine(long line, String reason) {
        return new LineError(line, null, reason);
    }
}
