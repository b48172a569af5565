package io.mlpipeline.quickstart.demo;

import tools.jackson.databind.JsonNode;

/** Tells how a new version fares beside the champion. */
final class ComparisonText {

    private final Narrator narrator;

    ComparisonText(Narrator narrator) {
        this.narrator = narrator;
    }

    /**
     * @param comparison as {@code GET /models/{version}/comparison} has it; missing for a version
     *     that is the champion itself
     */
    void show(JsonNode comparison) {
        if (!comparison.isObject()) {
            narrator.say(
                    "it is the champion already: people said nothing since that would change it");
            return;
        }
        narrator.say("beside the champion, %s:", comparison.path("champion").asString(""));
        row("texts kept from training", comparison.path("holdOut").path("compared"));
        row("feedback, not trained on", comparison.path("feedback").path("compared"));
        row("all corrections", comparison.path("corrections").path("all"));
        narrator.say("verdict: %s", comparison.path("verdict").asString(""));
        comparison.path("reasons").forEach(reason -> narrator.say("- %s", reason.asString("")));
        comparison.path("notes").forEach(note -> narrator.say("- %s", note.asString("")));
    }

    private void row(String where, JsonNode compared) {
        int examples = compared.path("examples").asInt(0);
        if (examples == 0) {
            narrator.say("%-26s none that neither was trained on", where);
            return;
        }
        narrator.say(
                "%-26s champion %s, new version %s right, of %,d",
                where,
                Narrator.percent(compared.path("championAccuracy").asDouble(0)),
                Narrator.percent(compared.path("candidateAccuracy").asDouble(0)),
                examples);
    }
}
