package io.mlpipeline.benchmarks.onnxruntime;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Encodes the same texts over and over, as fast as it can. */
final class BareLoop {

    private static final int WARM_UP_BATCHES = 20;

    /**
     * Bounds a pass: twenty batches of the largest size, and a fair sample as the texts are
     * shuffled.
     */
    private static final int MOST_TEXTS = 640;

    private final List<String> texts;
    private final Duration atLeast;

    BareLoop(List<String> texts, Duration atLeast) {
        this.texts = texts.subList(0, Math.min(MOST_TEXTS, texts.size()));
        this.atLeast = atLeast;
    }

    LoopResult run(LoopSetting setting)
            throws IOException, OrtException, InterruptedException, ExecutionException {
        List<EncoderSession> sessions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(setting.sessions())) {
            for (int i = 0; i < setting.sessions(); i++) {
                sessions.add(new EncoderSession(setting.threads()));
            }
            List<List<String>> batches = batches(setting, sessions.getFirst());
            warmUp(sessions, batches);
            return new LoopResult(setting, passes(sessions, batches, threads));
        } finally {
            for (EncoderSession session : sessions) {
                session.close();
            }
        }
    }

    /** Whole passes only, so that no kind of batch counts more often than another. */
    private double passes(
            List<EncoderSession> sessions, List<List<String>> batches, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        int passes = 0;
        while (passes == 0 || System.nanoTime() - start < atLeast.toNanos()) {
            pass(sessions, batches, threads);
            passes++;
        }
        return (double) passes * texts.size() * 1e9 / (System.nanoTime() - start);
    }

    private static void pass(
            List<EncoderSession> sessions, List<List<String>> batches, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Future<Float>> running = new ArrayList<>();
        for (EncoderSession session : sessions) {
            running.add(
                    threads.submit(() -> {
                        float last = 0;
                        for (int i = next.getAndIncrement();
                                i < batches.size();
                                i = next.getAndIncrement()) {
                            last = session.encode(batches.get(i));
                        }
                        return last;
                    }));
        }
        for (Future<Float> thread : running) {
            thread.get();
        }
    }

    private static void warmUp(List<EncoderSession> sessions, List<List<String>> batches)
            throws OrtException {
        for (EncoderSession session : sessions) {
            for (int i = 0; i < WARM_UP_BATCHES; i++) {
                session.encode(batches.get(i % batches.size()));
            }
        }
    }

    private List<List<String>> batches(LoopSetting setting, EncoderSession tokenizer) {
        List<String> ordered = new ArrayList<>(texts);
        if (setting.sorted()) {
            Map<String, Integer> lengths =
                    texts.stream()
                            .distinct()
                            .collect(Collectors.toMap(Function.identity(), tokenizer::tokens));
            ordered.sort(Comparator.comparing(lengths::get));
        }
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += setting.batchSize()) {
            int to = Math.min(from + setting.batchSize(), ordered.size());
            batches.add(ordered.subList(from, to));
        }
        if (setting.sorted()) {
            Collections.shuffle(batches, new Random(0));
        }
        return batches;
    }
}
