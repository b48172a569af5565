package io.mlpipeline.dataapi.intake;

import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Bounds how many uploads are read at once, and with it the memory of all of them. */
@Component
final class UploadTurns {

    private final Semaphore turns;
    private final Duration wait;

    UploadTurns(IntakeProperties properties) {
        this.turns = new Semaphore(properties.maxUploads(), true);
        this.wait = properties.uploadWait();
    }

    /** An upload. */
    interface Upload<T> {

        /** Reads it. */
        T read() throws IOException;
    }

    /**
     * Reads an upload when its turn comes.
     *
     * @throws ProblemException 429 if it does not come in time
     * @throws IOException if the upload breaks off
     */
    <T> T take(Upload<T> upload) throws IOException {
        if (!isMine()) {
            throw ProblemException.overloaded(
                    "More uploads are under way than are read at once; try again later.", wait);
        }
        try {
            return upload.read();
        } finally {
            turns.release();
        }
    }

    private boolean isMine() {
        try {
            return turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
