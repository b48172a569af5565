package io.mlpipeline.mlservice.training.command;

import static io.mlpipeline.mlservice.training.command.Quantities.count;

import io.mlpipeline.mlservice.dataset.DatasetSummary;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** What became of the file's rows. */
final class DataText {

    private static final int MOST_PROBLEMS = 10;
    private static final int MOST_SINGLETONS = 10;

    private final PrintStream out;

    DataText(PrintStream out) {
        this.out = out;
    }

    void write(DatasetSummary data) {
        out.printf(
                "Data: %s rows, of which %s examples of %s classes are used%n",
                count(data.rows()), count(data.used()), count(data.classes()));
        leftOut(data.malformed(), "malformed");
        leftOut(data.empty(), "blank text or label");
        leftOut(data.duplicates(), "the same text with the same label stood before");
        leftOut(data.outvoted(), "the same text had another label more often");
        leftOut(data.contradictions(), "texts whose labels contradict each other, none more often");
        if (data.cut() > 0) {
            out.printf("  %8s shortened, for they are longer than is served%n", count(data.cut()));
        }
        data.firstProblems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(
                        problem -> out.printf("  line %d: %s%n", problem.line(), problem.reason()));
        singletons(data);
    }

    private void leftOut(long number, String reason) {
        if (number > 0) {
            out.printf("  %8s left out: %s%n", count(number), reason);
        }
    }

    private void singletons(DatasetSummary data) {
        int number = data.singletons().size();
        if (number > 0) {
            out.printf(
                    "  %s with one example, trained on but not measured: %s%s%n",
                    number == 1 ? "a class" : count(number) + " classes",
                    data.singletons().stream()
                            .limit(MOST_SINGLETONS)
                            .map(Table::shortened)
                            .collect(Collectors.joining(", ")),
                    number > MOST_SINGLETONS ? ", …" : "");
        }
    }
}
