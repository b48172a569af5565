package io.mlpipeline.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Waits in the thread that asks, and lets through what the condition throws. */
public final class Waiting {

    private static final Duration POLL = Duration.ofMillis(10);

    private Waiting() {}

    /** Waits until something is so, which it must become. */
    public static void awaitThat(String what, Duration longest, BooleanSupplier condition) {
        Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .pollInSameThread()
                .atMost(longest)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(condition::getAsBoolean);
    }
}
