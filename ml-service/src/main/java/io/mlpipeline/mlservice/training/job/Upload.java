package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Data on its way in: a body, or a part of one. */
@FunctionalInterface
interface Upload {

    int CHUNK_BYTES = 1 << 16;
    Duration RETRY_AFTER = Duration.ofSeconds(60);

    InputStream open() throws IOException;

    /**
     * Copies it to a file, a piece at a time.
     *
     * @throws ProblemException if it is empty, or there is no room for it
     * @throws IOException if it breaks off or is larger than is taken
     */
    default void writeTo(Path file) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long bytes = 0;
        try (InputStream in = open();
                OutputStream out = create(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                write(out, chunk, read);
                bytes += read;
            }
        }
        if (bytes == 0) {
            throw ProblemException.invalidRequest(
                    "The body is empty: send the examples as CSV or NDJSON.");
        }
    }

    private static OutputStream create(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw noRoom();
        }
    }

    /** What fails here is this side's fault, and what fails in reading is the other's. */
    private static void write(OutputStream out, byte[] chunk, int length) {
        try {
            out.write(chunk, 0, length);
        } catch (IOException e) {
            throw noRoom();
        }
    }

    static ProblemException noRoom() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not_ready",
                "The data cannot be stored: the service's temporary folder is full or cannot be written to.",
                RETRY_AFTER);
    }
}
