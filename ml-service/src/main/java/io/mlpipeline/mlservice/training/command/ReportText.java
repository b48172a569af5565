package io.mlpipeline.mlservice.training.command;

import static io.mlpipeline.mlservice.training.command.Quantities.count;
import static io.mlpipeline.mlservice.training.command.Quantities.digits;
import static io.mlpipeline.mlservice.training.command.Quantities.mebibytes;
import static io.mlpipeline.mlservice.training.command.Quantities.percent;
import static io.mlpipeline.mlservice.training.command.Quantities.seconds;

import io.mlpipeline.mlservice.evaluation.ClassScore;
import io.mlpipeline.mlservice.evaluation.Confusion;
import io.mlpipeline.mlservice.evaluation.Evaluation;
import io.mlpipeline.mlservice.evaluation.Reliability;
import io.mlpipeline.mlservice.training.TrainedModel;
import io.mlpipeline.mlservice.training.TrainingReport;
import io.mlpipeline.mlservice.training.TrainingReport.CascadeReport;
import io.mlpipeline.mlservice.training.TrainingReport.Cost;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The report of a training, for a person to read from top to bottom. */
final class ReportText {

    private static final int MOST_CLASSES = 15;
    private static final int MOST_CONFUSIONS = 10;

    private final PrintStream out;

    ReportText(PrintStream out) {
        this.out = out;
    }

    /**
     * @param place directory that the model is in
     */
    void write(TrainedModel model, Path place) {
        TrainingReport report = model.report();
        new DataText(out).write(report.data());
        quality(report);
        reliability(report.evaluation().reliability());
        classes(report.evaluation().classes());
        confusions(report.evaluation().confusions());
        CascadeReport cascade = report.cascade();
        if (cascade != null) {
            new CurveText(out).write(cascade);
        }
        engines(report);
        cost(report.cost());
        new ServingText(out).write(model.manifest(), place);
    }

    private void quality(TrainingReport report) {
        Evaluation evaluation = report.evaluation();
        heading(
                "Quality of %s, trained on %s examples, on %s held out"
                        .formatted(
                                report.engine(),
                                count(report.trainExamples()),
                                count(evaluation.examples())));
        line("accuracy", percent(evaluation.accuracy()));
        line("macro F1", percent(evaluation.macroF1()));
        line(
                "calibration error",
                percent(evaluation.reliability().expectedCalibrationError())
                        + " (mean distance between score and accuracy)");
        line("abstains below", digits(report.abstainBelow()));
    }

    private void reliability(Reliability reliability) {
        Table table = new Table("score", "answers", "mean score", "right");
        for (Reliability.Bin bin : reliability.bins()) {
            table.row(
                    "%s to %s".formatted(digits(bin.from()), digits(bin.to())),
                    count(bin.count()),
                    digits(bin.score()),
                    percent(bin.accuracy()));
        }
        heading("Reliability: how often answers with a score are right");
        table.print(out);
    }

    private void classes(List<ClassScore> classes) {
        Table table = new Table("class", "held out", "precision", "recall", "F1");
        classes.stream()
                .limit(MOST_CLASSES)
                .forEach(score ->
                        table.row(
                                score.label(),
                                count(score.support()),
                                percent(score.precision()),
                                percent(score.recall()),
                                percent(score.f1())));
        heading(
                classes.size() <= MOST_CLASSES
                        ? "Classes, worst first"
                        : "Classes, the worst %d of %s; report.json holds all"
                                .formatted(MOST_CLASSES, count(classes.size())));
        table.print(out);
    }

    private void confusions(List<Confusion> confusions) {
        heading("Confusions that matter most");
        if (confusions.isEmpty()) {
            out.println("  none on the hold-out");
            return;
        }
        Table table = new Table("is", "was taken for", "times", "of its texts");
        confusions.stream()
                .limit(MOST_CONFUSIONS)
                .forEach(confusion ->
                        table.row(
                                confusion.truth(),
                                confusion.answer(),
                                count(confusion.count()),
                                percent(confusion.share())));
        table.print(out);
    }

    private void engines(TrainingReport report) {
        if (report.engines().size() > 1) {
            heading("Engines compared, accuracy on the hold-out");
            report.engines().forEach((engine, accuracy) -> line(engine, percent(accuracy)));
        }
    }

    private void cost(Cost cost) {
        heading("Cost");
        line("time", seconds(cost.seconds()));
        line(
                "peak memory",
                cost.peakResidentBytes() > 0
                        ? mebibytes(cost.peakResidentBytes()) + " of the whole process"
                        : "at most " + mebibytes(cost.peakHeapBytes()) + " of the heap");
    }

    private void heading(String text) {
        out.printf("%n%s%n", text);
    }

    private void line(String name, String value) {
        out.printf("  %-18s %s%n", name, value);
    }
}
