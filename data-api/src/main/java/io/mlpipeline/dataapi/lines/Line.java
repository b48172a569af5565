package io.mlpipeline.dataapi.lines;

import org.jspecify.annotations.Nullable;

/**
 * A line of a body.
 *
 * @param number from 1
 * @param text without its end; empty if there is a fault
 * @param fault why it could not be read, or null
 */
public record Line(long number, String text, @Nullable String fault) {

    public static Line unreadable(long number, String fault) {
        return new Line(number, "", fault);
    }
}
