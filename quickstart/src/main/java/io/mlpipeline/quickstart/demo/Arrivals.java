package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Waits for answers to be in the database: they are given first and stored afterwards. */
final class Arrivals {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final Api api;
    private final Narrator narrator;

    Arrivals(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    /** Returns once this answer is stored, or after half a minute. */
    void await(Answer answer) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(ARRIVED_WITHIN);
        while (!hasArrived(answer.id())) {
            if (Instant.now().isAfter(end)) {
                narrator.say("the answers have not arrived in the database yet");
                return;
            }
            Thread.sleep(POLL);
        }
        narrator.say("the answers have arrived in the database");
    }

    private boolean hasArrived(String id) throws IOException, InterruptedException {
        try {
            api.get("/predictions/" + id);
            return true;
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
