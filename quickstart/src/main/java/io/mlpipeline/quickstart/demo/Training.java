package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Trains on all that people have said, and shows how the new version fares. */
final class Training {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final int STEP = 10;
    private static final List<String> ENDS = List.of("SUCCEEDED", "FAILED", "CANCELLED");

    private final Api api;
    private final Narrator narrator;

    Training(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    /** The new version's name. */
    String run() throws IOException, InterruptedException {
        narrator.step("Training on all that was collected: POST /api/models/train");
        narrator.say(
                "engine linear, which takes seconds; cascade, the default, takes a minute or two");
        JsonNode job = api.post("/models/train", Map.of("source", "collected", "engine", "linear"));
        JsonNode done = await(job.path("id").asString(""));
        if (!done.path("state").asString("").equals("SUCCEEDED")) {
            throw new IOException(
                    "the training did not succeed: "
                            + done.path("error").path("detail").asString("it was cancelled"));
        }
        String version = done.path("version").asString("");
        narrator.say("version %s", version);
        new ComparisonText(narrator).show(done.path("comparison"));
        return version;
    }

    private JsonNode await(String id) throws IOException, InterruptedException {
        int shown = -STEP;
        while (true) {
            JsonNode job = api.get("/jobs/" + id);
            JsonNode progress = job.path("progress");
            int percent = progress.path("percent").asInt(0);
            if (percent >= shown + STEP && progress.isObject()) {
                shown = percent;
                narrator.say("%3d %%  %s", percent, progress.path("title").asString(""));
            }
            if (ENDS.contains(job.path("state").asString(""))) {
                return job;
            }
            Thread.sleep(POLL);
        }
    }
}
