package io.mlpipeline.quickstart.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Says whether a part that ended may be started again: five times in ten minutes. */
final class Restarts {

    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Map<String, Deque<Instant>> byPart = new HashMap<>();

    synchronized boolean isAllowed(String part, Instant now) {
        Deque<Instant> recent = byPart.computeIfAbsent(part, name -> new ArrayDeque<>());
        while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        recent.addLast(now);
        return recent.size() <= MOST;
    }
}
