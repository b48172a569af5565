package io.mlpipeline.dataapi.intake;

/** What one line of a body holds. */
sealed interface Entry {

    /** Number of the line from 1. */
    long line();

    /**
     * A line that could be read.
     *
     * @param line its number
     * @param text what it says, not yet judged
     */
    record Read(long line, TextEntry text) implements Entry {}

    /**
     * A line that could not be read.
     *
     * @param error why
     */
    record Unreadable(LineError error) implements Entry {

        Unreadable(long line, String reason) {
            this(LineError.ofLine(line, reason));
        }

        @Override
        public long line() {
            return error.line();
        }
    }
}
