package io.mlpipeline.quickstart.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal what is done and what came of it. */
final class Narrator {

    private static final int SHOWN = 60;

    private final PrintStream out;
    private int step;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Opens the next step. */
    void step(String title) {
        step++;
        out.printf("%n%d. %s%n", step, title);
        out.flush();
    }

    /** A line of the step, as {@link String#format} makes it. */
    void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, "   " + format + "%n", arguments);
        out.flush();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** As much of a text as goes on a line. */
    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
