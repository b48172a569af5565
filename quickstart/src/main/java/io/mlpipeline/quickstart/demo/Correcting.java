package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says what the right labels are, as a person would who looks at the answers. */
final class Correcting {

    private final Api api;
    private final Narrator narrator;
    private final Arrivals arrivals;

    Correcting(Api api, Narrator narrator, Arrivals arrivals) {
        this.api = api;
        this.narrator = narrator;
        this.arrivals = arrivals;
    }

    void run(List<Answer> answers) throws IOException, InterruptedException {
        narrator.step("A person's word on each, by the answer's id: POST /api/feedback");
        arrivals.await(answers.getLast());
        List<Map<String, String>> words =
                answers.stream()
                        .filter(answer -> answer.message().told())
                        .map(answer ->
                                Map.of(
                                        "predictionId", answer.id(),
                                        "label", answer.message().label(),
                                        "externalId", "demo-" + answer.id()))
                        .toList();
        long wrong =
                answers.stream()
                        .filter(answer -> answer.message().told() && !answer.isRight())
                        .count();
        JsonNode report = api.post("/feedback?newLabels=accept", words);
        narrator.say(
                "%d corrected and %d confirmed; %d kept, %d rejected",
                wrong,
                words.size() - wrong,
                report.path("accepted").asLong(0),
                report.path("rejected").asLong(0));
    }
}
