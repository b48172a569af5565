package io.mlpipeline.mlservice.training.job;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainings over HTTP: one runs, a few wait, the latest are remembered. A place is taken before
 * an upload is read, so that the uploads on disk are bounded too.
 */
final class TrainingJobs implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrainingJobs.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final TrainingRun run;
    private final TrainingProperties settings;
    private final TrainingMetrics metrics;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Semaphore places;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(), // bounded by the places
                    Thread.ofPlatform()
                            .name("training")
                            .priority(Thread.MIN_PRIORITY)
                            .daemon()
                            .factory());

    /** By id, oldest first; guarded by itself. */
    private final Map<String, Work> jobs = new LinkedHashMap<>();

    private volatile boolean leaving;

    TrainingJobs(TrainingRun run, TrainingProperties settings, TrainingMetrics metrics) {
        this.run = run;
        this.settings = settings;
        this.metrics = metrics;
        this.places = new Semaphore(1 + settings.maxWaiting());
        metrics.show(this, this::count);
    }

    /**
     * Takes the data in and queues its training.
     *
     * @throws ProblemException overloaded if enough are waiting, draining if the service leaves,
     *     invalid_request if there is no data
     * @throws IOException if the upload breaks off or is larger than is taken
     */
    TrainingJob submit(TrainingOrder order, Upload upload) throws IOException {
        return queue(order, files -> upload.writeTo(files.data()));
    }

    /**
     * Queues a training that finds its data by itself.
     *
     * @throws ProblemException overloaded if enough are waiting, draining if the service leaves,
     *     conflict or not_ready if there is nothing to find it in
     */
    TrainingJob submit(TrainingOrder order) throws IOException {
        run.requirePossible(order);
        return queue(order, _ -> {});
    }

    private TrainingJob queue(TrainingOrder order, Intake intake) throws IOException {
        requireStaying();
        if (!places.tryAcquire()) {
            throw ProblemException.overloaded(
                    "One training runs and %d wait; try again when one of them has ended."
                            .formatted(settings.maxWaiting()),
                    RETRY_AFTER);
        }
        JobFiles files = null;
        TrainingJob job;
        try {
            files = folder();
            intake.into(files);
            job = new TrainingJob(ids.generate().toString(), order, Instant.now());
            enqueue(job, files);
        } catch (IOException | RuntimeException e) {
            release(files);
            throw e;
        }
        return job;
    }

    /**
     * The job of an id.
     *
     * @throws ProblemException job_not_found
     */
    TrainingJob job(String id) {
        return work(id).job();
    }

    /**
     * Ends a job: at once if it waits, soon if it runs.
     *
     * @throws ProblemException job_not_found, or conflict if it has ended
     */
    TrainingJob cancel(String id) {
        Work work = work(id);
        if (!cancel(work)) {
            throw ProblemException.conflict("The job has ended already.");
        }
        return work.job();
    }

    /** All that are remembered, the latest first. */
    List<TrainingJob> latestFirst() {
        return works().stream().map(Work::job).toList().reversed();
    }

    /**
     * Ends all jobs, and takes no more; returns at once. Watchers are told so without waiting for
     * the one that runs to notice.
     */
    void leave() {
        leaving = true;
        for (Work work : works()) {
            cancel(work);
            work.job().endCancelled();
        }
    }

    /** Waits for the end of the one that runs: it may be using what is closed next. */
    @Override
    public void close() {
        leave();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("A training does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JobFiles folder() {
        try {
            return JobFiles.create(settings.directory());
        } catch (IOException e) {
            throw Upload.noRoom();
        }
    }

    private void enqueue(TrainingJob job, JobFiles files) {
        Work work = new Work(job, files);
        synchronized (jobs) {
            // leave() takes the same lock after it has set the flag, so that no job escapes it
            requireStaying();
            jobs.put(job.id(), work);
            worker.execute(work);
            forgetOldest();
        }
        log.info("Training job {} is queued: {}.", job.id(), job.order().spec().engine().id());
    }

    private void requireStaying() {
        if (leaving) {
            throw ProblemException.draining();
        }
    }

    private void forgetOldest() {
        List<String> ended =
                jobs.values().stream()
                        .map(Work::job)
                        .filter(job -> job.status().state().isEnd())
                        .map(TrainingJob::id)
                        .toList();
        ended.stream().limit(Math.max(0, ended.size() - settings.maxEnded())).forEach(jobs::remove);
    }

    private boolean cancel(Work work) {
        if (!work.job().cancel()) {
            return false;
        }
        JobStatus now = work.job().status();
        if (now.state() == JobState.CANCELLED && now.started() == null) {
            // it will not begin, so that its place is free
            worker.remove(work);
            release(work.files());
        }
        return true;
    }

    private Work work(String id) {
        synchronized (jobs) {
            Work work = jobs.get(id);
            if (work != null) {
                return work;
            }
        }
        throw ProblemException.notFound(
                "job", "There is no such job, or it ended too long ago to be remembered.");
    }

    private List<Work> works() {
        synchronized (jobs) {
            return List.copyOf(jobs.values());
        }
    }

    private void release(@Nullable JobFiles files) {
        if (files != null) {
            files.close();
        }
        places.release();
    }

    private double count(JobState state) {
        return works().stream().filter(work -> work.job().status().state() == state).count();
    }

    /** Fills the files of a job before it is queued. */
    private interface Intake {
        void into(JobFiles files) throws IOException;
    }

    /** What the worker does for one job; whoever ends the job gives its place back. */
    private final class Work implements Runnable {

        private final TrainingJob job;
        private final JobFiles files;

        Work(TrainingJob job, JobFiles files) {
            this.job = job;
            this.files = files;
        }

        TrainingJob job() {
            return job;
        }

        JobFiles files() {
            return files;
        }

        @Override
        public void run() {
            if (!job.start()) {
                return;
            }
            long start = System.nanoTime();
            Consumer<TrainingJob> end = outcome();
            release(files);
            // told last: who then looks finds nothing left of it
            end.accept(job);
            JobState state = job.status().state();
            metrics.record(
                    job.order().spec().engine(),
                    state,
                    Duration.ofNanos(System.nanoTime() - start));
            log.info("Training job {} {}.", job.id(), state.id());
        }

        private Consumer<TrainingJob> outcome() {
            try {
                TrainingResult result = run.run(job, files);
                return ended -> ended.succeed(result);
            } catch (CancellationException e) {
                return TrainingJob::endCancelled;
            } catch (IOException | RuntimeException | Error e) {
                JobError error = JobError.of(e);
                if (error.code().equals(JobError.INTERNAL)) {
                    // its message may quote a text
                    log.error("Training job {} failed: {} {}", job.id(), e.getClass(), where(e));
                }
                return ended -> ended.fail(error);
            }
        }

        private static String where(Throwable failure) {
            StackTraceElement[] trace = failure.getStackTrace();
            return trace.length == 0 ? "" : "at " + trace[0];
        }
    }
}
