package io.mlpipeline.mlservice.encoder;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The one sentence encoder of the process: loaded when it is first needed, used by all. */
public final class SharedEncoder implements AutoCloseable {

    private volatile @Nullable SentenceEncoder encoder;

    /**
     * The encoder.
     *
     * @throws IOException if it cannot be loaded
     */
    public SentenceEncoder get() throws IOException {
        SentenceEncoder loaded = encoder;
        return loaded == null ? load() : loaded;
    }

    private synchronized SentenceEncoder load() throws IOException {
        SentenceEncoder loaded = encoder;
        if (loaded == null) {
            loaded = SentenceEncoder.load();
            encoder = loaded;
        }
        return loaded;
    }

    /** Nobody may be using it. */
    @Override
    public synchronized void close() {
        SentenceEncoder loaded = encoder;
        if (loaded != null) {
            loaded.close();
        }
    }
}
