package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Trains, measures and writes one model. */
public final class TrainingPipeline {

    /**
     * Trains a model into a directory.
     *
     * @param directory must not exist yet, or be empty
     * @param listener is told how far it has come, at most once for each percent and stage
     * @param cancelled asked often; once it says yes the training ends
     * @throws CancellationException if it was cancelled; the directory is left empty
     * @throws io.mlpipeline.mlservice.dataset.DatasetException if the data does not suffice
     * @throws IOException if the model cannot be written
     */
    public TrainedModel train(
            Dataset data,
            TrainingSpec spec,
            Path directory,
            Consumer<TrainingProgress> listener,
            BooleanSupplier cancelled)
            throws IOException {
        throw new UnsupportedOperationException("being written");
    }
}
