package io.mlpipeline.dataapi.intake;

import java.util.UUID;

/** What became of a text that was fit to be stored. */
sealed interface Outcome {

    /**
     * It was stored.
     *
     * @param id its new id
     */
    record Stored(UUID id) implements Outcome {}

    /**
     * It was there already, with the same text and label.
     *
     * @param id the id it has
     * @param status where it is on its way
     */
    record Unchanged(UUID id, String status) implements Outcome {}

    /**
     * Its externalId stands for something else.
     *
     * @param error in what they differ
     */
    record Conflict(LineError error) implements Outcome {}
}
