package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.training.TrainingProgress;
import java.io.PrintStream;

/** Shows how far a training has come. */
interface ProgressDisplay extends AutoCloseable {

    void show(TrainingProgress progress);

    /** The training has succeeded. */
    void done();

    @Override
    void close();

    /** A bar where the stream is a terminal, lines where it is a file or a pipe. */
    static ProgressDisplay on(PrintStream err) {
        return ErrorTerminal.isThere() ? new ProgressBarDisplay(err) : new LineDisplay(err);
    }
}
