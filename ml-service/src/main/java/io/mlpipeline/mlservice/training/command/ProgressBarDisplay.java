package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.training.TrainingProgress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One line that fills up, for a person at a terminal. */
final class ProgressBarDisplay implements ProgressDisplay {

    private static final int ALL = 100;
    private static final int REFRESH_MILLIS = 200;

    private final ProgressBar bar;
    private volatile @Nullable TrainingProgress latest;

    ProgressBarDisplay(PrintStream err) {
        bar =
                ProgressBar.builder()
                        .setTaskName("Training")
                        .setInitialMax(ALL)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setStyle(
                                err.charset().equals(StandardCharsets.UTF_8)
                                        ? ProgressBarStyle.UNICODE_BLOCK
                                        : ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(err, ErrorTerminal.width()))
                        .setEtaFunction(_ -> timeLeft())
                        .build();
    }

    @Override
    public void show(TrainingProgress progress) {
        latest = progress;
        bar.setExtraMessage(progress.stage().title());
        bar.stepTo(progress.percent());
    }

    @Override
    public void done() {
        latest = null;
        bar.setExtraMessage("Done");
        bar.stepTo(ALL);
    }

    private Optional<Duration> timeLeft() {
        TrainingProgress progress = latest;
        return progress == null || progress.secondsLeft() == null
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(progress.secondsLeft() * 1000)));
    }

    @Override
    public void close() {
        bar.close();
    }
}
