package io.mlpipeline.mlservice.training.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user wants it to end. The first signal asks the training to stop and clean up after
 * itself; a second one ends the process as it would without this.
 */
final class Interruption implements AutoCloseable {

    private static final String[] SIGNALS = {"INT", "TERM", "HUP"};

    private final AtomicBoolean asked = new AtomicBoolean();

    /** The handlers before, by signal; null where there is no such signal. */
    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();

    /** Listens to Ctrl-C, SIGTERM and the end of the terminal until it is closed. */
    static Interruption bySignals() {
        Interruption interruption = new Interruption();
        for (String signal : SIGNALS) {
            interruption.before.put(signal, Signals.register(signal, interruption::ask));
        }
        return interruption;
    }

    /** Asks the training to end. */
    void ask() {
        asked.set(true);
        close();
    }

    boolean asked() {
        return asked.get();
    }

    /** Gives the signals back. */
    @Override
    public synchronized void close() {
        before.forEach((signal, handler) -> {
            if (handler != null) {
                Signals.unregister(signal, handler);
            }
        });
        before.clear();
    }
}
