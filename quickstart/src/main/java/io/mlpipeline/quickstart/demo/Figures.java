package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows the statistics of the last day. */
final class Figures {

    private final Api api;
    private final Narrator narrator;
    private final Arrivals arrivals;

    Figures(Api api, Narrator narrator, Arrivals arrivals) {
        this.api = api;
        this.narrator = narrator;
        this.arrivals = arrivals;
    }

    /**
     * @param last the answer that they are to hold at least
     */
    void run(Answer last) throws IOException, InterruptedException {
        narrator.step("Statistics of the last day: GET /api/stats");
        arrivals.await(last);
        JsonNode stats = api.get("/stats?window=24h");
        JsonNode texts = stats.path("texts");
        narrator.say("texts        %,6d  %s", total(texts), texts.path("byStatus"));
        JsonNode predictions = stats.path("predictions");
        narrator.say(
                "predictions  %,6d  %s", total(predictions), predictions.path("byModelVersion"));
        JsonNode feedback = stats.path("feedback");
        narrator.say("feedback     %,6d", total(feedback));
        for (Map.Entry<String, JsonNode> of : feedback.path("accuracy").properties()) {
            narrator.say(
                    "    of %,d answers of %s people confirmed %s",
                    n(of), of.getKey(), Narrator.percent(accuracy(of)));
        }
    }

    private static double accuracy(Map.Entry<String, JsonNode> version) {
        return version.getValue().path("accuracy").asDouble(0);
    }

    private static long n(Map.Entry<String, JsonNode> version) {
        return version.getValue().path("n").asLong(0);
    }

    private static long total(JsonNode part) {
        return part.path("total").asLong(0);
    }
}
