package io.mlpipeline.quickstart.suite;

import io.mlpipeline.embedded.ServerProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person who started the suite what is happening, a line for each thing. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        out.println("  " + sentence);
        out.flush();
    }

    void ready(ServerProcess part, Duration took) {
        say(
                String.format(
                        Locale.ROOT,
                        "%-13s ready after %5.1f s on port %d",
                        part.name(),
                        took.toMillis() / 1_000.0,
                        part.port()));
    }
}
