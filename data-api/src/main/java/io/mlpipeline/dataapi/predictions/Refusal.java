package io.mlpipeline.dataapi.predictions;

import java.util.Locale;

/** Why a prediction is not kept. */
public enum Refusal {
    /** It is not what ml-service sends. */
    MALFORMED,
    /** Its id has no time, thus no partition. */
    NO_TIME,
    /** Its partition is dropped already. */
    TOO_OLD,
    /** Its partition would outlive its retention. */
    IN_THE_FUTURE,
    /** The database took the others, but never this one. */
    FAILED;

    /** As a metric names it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
