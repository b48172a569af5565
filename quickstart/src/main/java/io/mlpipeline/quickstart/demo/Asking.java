package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks what messages are about. */
final class Asking {

    private final Api api;
    private final Narrator narrator;

    Asking(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    /** Answers to all of them, in their order. */
    List<Answer> ask(List<Message> messages) throws IOException, InterruptedException {
        JsonNode predictions =
                api.post("/predict", Map.of("texts", messages.stream().map(Message::text).toList()))
                        .path("predictions");
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            answers.add(Answer.of(messages.get(i), predictions.path(i)));
        }
        narrator.say("model version %s answered:", answers.getFirst().modelVersion());
        return answers;
    }

    void show(List<Answer> answers) {
        for (Answer answer : answers) {
            narrator.say("“%s”", Narrator.shortened(answer.message().text()));
            narrator.say(
                    "    → %s (%.2f)%s",
                    answer.label(),
                    answer.score(),
                    answer.isRight() ? "" : ", by the rule " + answer.message().label());
        }
    }

    void count(List<Answer> answers) {
        count("whose labels people tell it", answers, true);
        count("whose labels nobody tells it", answers, false);
    }

    private void count(String which, List<Answer> answers, boolean told) {
        List<Answer> those =
                answers.stream().filter(answer -> answer.message().told() == told).toList();
        narrator.say(
                "right by the rule, of the messages %s: %d of %d",
                which, those.stream().filter(Answer::isRight).count(), those.size());
    }
}
