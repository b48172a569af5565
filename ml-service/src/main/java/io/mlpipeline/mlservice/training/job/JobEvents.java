package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a watcher of every change of a job, as server-sent events. The request's own thread, a
 * virtual one, waits for the change; who reads slowly skips what was in between, and who has gone
 * is noticed at the next beat.
 */
final class JobEvents {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String HEARTBEAT = ": still there\n\n";

    private final JsonMapper json;
    private final Duration heartbeat;
    private final Semaphore watchers;

    JobEvents(JsonMapper json, TrainingProperties settings) {
        this.json = json;
        this.heartbeat = settings.heartbeat();
        this.watchers = new Semaphore(settings.maxWatchers());
    }

    /**
     * Sends the present state at once, then every change until the job has ended.
     *
     * @throws ProblemException overloaded if enough are watching
     * @throws IOException if the watcher has gone
     */
    void stream(TrainingJob job, HttpServletResponse response) throws IOException {
        if (!watchers.tryAcquire()) {
            throw ProblemException.overloaded(
                    "Enough clients watch jobs already; ask for the job's state instead.",
                    RETRY_AFTER);
        }
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // nginx would collect them otherwise
            response.setHeader("X-Accel-Buffering", "no");
            tell(job, response.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.release();
        }
    }

    private void tell(TrainingJob job, OutputStream out) throws IOException, InterruptedException {
        JobStatus status = job.status();
        out.write(event(job, status));
        out.flush();
        while (!status.state().isEnd()) {
            JobStatus next = job.await(status.revision(), heartbeat);
            out.write(
                    next.revision() == status.revision()
                            ? HEARTBEAT.getBytes(StandardCharsets.UTF_8)
                            : event(job, next));
            out.flush();
            status = next;
        }
    }

    private byte[] event(TrainingJob job, JobStatus status) {
        return "event: %s\nid: %d\ndata: %s\n\n"
                .formatted(
                        status.state().isEnd() ? "done" : "progress",
                        status.revision(),
                        json.writeValueAsString(JobDescription.of(job, status)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
