package io.mlpipeline.mlservice.training;

import java.util.Locale;

/** What a training is doing, in order. */
public enum Stage {
    COLLECT("Collecting the examples"),
    READ("Reading the data"),
    EMBED("Encoding the texts"),
    CALIBRATE("Cross-validating for calibration"),
    REFUSE("Learning what not to answer"),
    EVALUATE("Measuring on the hold-out"),
    FIT("Training on everything"),
    WRITE("Writing the model"),
    COMPARE("Comparing with the champion");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    /** For people to read. */
    public String title() {
        return title;
    }

    /** For programs: {@code calibrate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
