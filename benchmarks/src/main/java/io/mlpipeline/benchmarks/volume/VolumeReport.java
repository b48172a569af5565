package io.mlpipeline.benchmarks.volume;

import io.mlpipeline.benchmarks.report.Figures;
import io.mlpipeline.benchmarks.report.MarkdownTable;
import io.mlpipeline.benchmarks.report.SuiteRun;
import java.util.List;

/**
 * The suite while it fills.
 *
 * @param run when, where and how
 * @param stages in order
 * @param questions asked at the end
 */
record VolumeReport(SuiteRun run, List<Stage> stages, List<Question> questions) {

    private static final double ACKNOWLEDGED = 5_000;
    private static final double CLEANED = 2_000;

    String page() {
        return run.markdown("%,d texts".formatted(stages.getLast().texts())) + tables();
    }

    String tables() {
        return """
        %s
        Wanted in every stage but the first, in which all is cold: %s/s acknowledged and %s/s cleaned and stored, while
        both go on at once; and memory that stays.
        RSS is what the process holds, heap what is in use after a full collection.

        ## Answers beside %,d texts and as many predictions

        %s\
        """
                .formatted(
                        stageTable(),
                        Figures.number(ACKNOWLEDGED),
                        Figures.number(CLEANED),
                        stages.getLast().texts(),
                        questionTable());
    }

    boolean isGood() {
        return stages.stream()
                .skip(1)
                .allMatch(stage ->
                        stage.acknowledgedPerSecond() >= ACKNOWLEDGED
                                && stage.cleanedPerSecond() >= CLEANED);
    }

    private MarkdownTable stageTable() {
        MarkdownTable table =
                new MarkdownTable(
                        "up to texts",
                        "acknowledged/s",
                        "cleaned and stored/s",
                        "data-api RSS MiB",
                        "heap MiB",
                        "preprocessor RSS MiB",
                        "heap MiB",
                        "database MiB");
        for (Stage stage : stages) {
            table.row(
                    "%,d".formatted(stage.texts()),
                    Figures.number(stage.acknowledgedPerSecond()),
                    Figures.number(stage.cleanedPerSecond()),
                    Figures.mebibytes(stage.dataApi().resident()),
                    Figures.mebibytes(stage.dataApi().heap()),
                    Figures.mebibytes(stage.preprocessor().resident()),
                    Figures.mebibytes(stage.preprocessor().heap()),
                    Figures.mebibytes(stage.databaseBytes()));
        }
        return table;
    }

    private MarkdownTable questionTable() {
        MarkdownTable table = new MarkdownTable("what", "median ms", "slowest ms");
        questions.forEach(question ->
                table.row(
                        question.what(),
                        Figures.millis(question.millis().median()),
                        Figures.millis(question.millis().max())));
        return table;
    }
}
