package io.mlpipeline.benchmarks.report;

import io.mlpipeline.benchmarks.dataset.PreparedData;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What stands over every result.
 *
 * @param date of the run, UTC
 * @param command that repeats it
 * @param machine it ran on
 * @param data digest of the texts and their split
 * @param trained texts trained on
 * @param sent texts sent in rotation
 */
public record Run(
        String date, String command, Machine machine, String data, int trained, int sent) {

    public static Run now(List<String> arguments, PreparedData prepared) throws IOException {
        return new Run(
                LocalDate.now(ZoneOffset.UTC).toString(),
                CommandText.of(arguments),
                Machine.here(),
                prepared.digest(),
                prepared.trained(),
                prepared.heldOut().size());
    }

    public String markdown(String title) {
        return """
        # %s

        Measured on %s by `%s` on %s. Models were trained on %,d texts; the %,d texts sent are others
        (data and split `%s`). Load generator and service share the machine.

        """
                .formatted(title, date, command, machine.sentence(), trained, sent, data);
    }
}
