package io.mlpipeline.mlservice.predictionlog;

import java.util.Locale;

/** Why a prediction did not reach the stream. */
enum DropReason {
    /** More answers than could be sent. */
    BUFFER_FULL,
    /** Redis did not answer, or refused, until the buffer was full. */
    REDIS_UNAVAILABLE,
    /** Nobody read the stream, until it and the buffer were full. */
    STREAM_FULL,
    /** The text cannot be written as JSON; none that came over HTTP is such. */
    UNWRITABLE,
    /** The service ended before it was sent. */
    SHUTDOWN;

    /** As in metrics: {@code buffer_full}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
