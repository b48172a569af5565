package io.mlpipeline.starter.stream;

import org.jspecify.annotations.Nullable;

/** What Redis answered instead of a result. */
final class RedisFault {

    private RedisFault() {}

    /**
     * Whether Redis refused a command for this reason.
     *
     * @param code the first word of its answer, such as {@code NOGROUP}
     */
    static boolean says(Throwable failure, String code) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.startsWith(code)) {
                return true;
            }
        }
        return false;
    }
}
