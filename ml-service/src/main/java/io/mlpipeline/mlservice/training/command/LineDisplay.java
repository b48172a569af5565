package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.training.Stage;
import io.mlpipeline.mlservice.training.TrainingProgress;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A line for each stage and every ten percent, for logs. */
final class LineDisplay implements ProgressDisplay {

    private static final int STEP = 10;

    private final PrintStream err;
    private @Nullable Stage stage;
    private int step;

    LineDisplay(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void show(TrainingProgress progress) {
        int now = progress.percent() / STEP;
        if (progress.stage() == stage && now == step) {
            return;
        }
        stage = progress.stage();
        step = now;
        Double left = progress.secondsLeft();
        err.printf(
                "%3d %%  %s%s%n",
                progress.percent(),
                progress.stage().title(),
                left == null ? "" : ", about %s left".formatted(Quantities.seconds(left)));
    }

    @Override
    public synchronized void done() {
        err.println("100 %  Done");
    }

    @Override
    public void close() {
        // every line has been printed
    }
}
