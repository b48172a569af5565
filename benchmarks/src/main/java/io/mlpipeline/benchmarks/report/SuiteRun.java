package io.mlpipeline.benchmarks.report;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What stands over a result of the whole suite.
 *
 * @param date of the run, UTC
 * @param command that repeats it
 * @param machine it ran on
 */
public record SuiteRun(String date, String command, Machine machine) {

    public static SuiteRun now(List<String> arguments) throws IOException {
        return new SuiteRun(
                LocalDate.now(ZoneOffset.UTC).toString(),
                CommandText.of(arguments),
                Machine.here());
    }

    public String markdown(String title) {
        return """
        # %s

        Measured on %s by `%s` on %s. The whole suite, PostgreSQL, Redis and the load generator share the machine.

        """
                .formatted(title, date, command, machine.sentence());
    }
}
