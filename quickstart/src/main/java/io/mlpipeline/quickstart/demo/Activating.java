package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.util.Map;

/** Makes a version the champion, unless it is worse. */
final class Activating {

    private static final int CONFLICT = 409;

    private final Api api;
    private final Narrator narrator;

    Activating(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    void run(String version) throws IOException, InterruptedException {
        narrator.step("Activation: PUT /api/models/aliases/champion");
        try {
            api.put("/models/aliases/champion", Map.of("version", version));
            narrator.say("%s answers from now on", version);
            narrator.say("back to the one before: POST /api/models/aliases/champion/rollback");
        } catch (RefusedException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            narrator.say("refused (409), and the champion stays:");
            narrator.say("%s", e.detail());
            narrator.say("a person may overrule that: {\"version\":\"…\",\"overrule\":true}");
        }
    }
}
