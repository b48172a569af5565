package io.mlpipeline.dataapi.texts;

/** Where a text is on its way. */
enum TextStatus {
    /** Stored, not processed yet. */
    RECEIVED,
    /** Cleaned; learned from if it bears a label. */
    READY,
    /** Not to be used, for the reasons given. */
    REJECTED
}
