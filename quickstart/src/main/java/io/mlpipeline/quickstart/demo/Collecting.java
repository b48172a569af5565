package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Sends a file of labelled texts, and waits until each was cleaned. */
final class Collecting {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLEANED_WITHIN = Duration.ofMinutes(5);
    private static final String STATS = "/stats?window=90d";

    private final Api api;
    private final Narrator narrator;

    Collecting(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    void run(Path file) throws IOException, InterruptedException {
        narrator.step("Labelled texts: samples/" + file.getFileName() + " to POST /api/texts");
        JsonNode report =
                api.postCsv("/texts?textColumn=text&labelColumn=category", Sample.csv(file));
        narrator.say(
                "%,d accepted, %,d there already, %,d rejected",
                report.path("accepted").asLong(),
                report.path("unchanged").asLong(),
                report.path("rejected").asLong());
        JsonNode error = report.path("errors").path(0);
        if (error.isObject()) {
            narrator.say(
                    "the first that was rejected: line %d, %s %s",
                    error.path("line").asLong(),
                    error.path("field").asString("it"),
                    error.path("reason").asString(""));
        }
        narrator.say(
                "preprocessor cleans them, finds language and duplicates, masks what is private:");
        awaitCleaned();
    }

    private void awaitCleaned() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(CLEANED_WITHIN);
        while (true) {
            JsonNode status = api.get(STATS).path("texts").path("byStatus");
            long open = status.path("RECEIVED").asLong(0);
            narrator.say(
                    "%,6d wait, %,6d READY, %,6d REJECTED",
                    open, status.path("READY").asLong(0), status.path("REJECTED").asLong(0));
            if (open == 0) {
                return;
            }
            if (Instant.now().isAfter(end)) {
                narrator.say("that takes long; the demo goes on with those that are READY");
                return;
            }
            Thread.sleep(POLL);
        }
    }
}
