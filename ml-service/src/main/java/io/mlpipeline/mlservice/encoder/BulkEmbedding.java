package io.mlpipeline.mlservice.encoder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Embeds many texts as fast as the machine can: sorted by length, so that next to nothing is
 * padded, on every processor. The batches, and so the vectors, depend on the texts alone.
 */
public final class BulkEmbedding {

    /** Tokens in a batch, padding included: more is slower, as it falls out of the caches. */
    private static final int BATCH_TOKENS = 512;

    private final SentenceEncoder encoder;
    private final int threads;

    public BulkEmbedding(SentenceEncoder encoder, int threads) {
        this.encoder = encoder;
        this.threads = threads;
    }

    /**
     * @param progress takes the share that is done, 0 to 1; may throw to end the work
     * @return a vector for each text, in the texts' order
     */
    public float[][] embed(List<String> texts, DoubleConsumer progress) {
        float[][] vectors = new float[texts.size()][];
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Tokens> tokens = texts.stream().map(encoder::tokenise).toList();
            List<Future<?>> batches = new ArrayList<>();
            for (List<Integer> batch : batches(tokens)) {
                batches.add(workers.submit(() -> embed(batch, tokens, vectors)));
            }
            for (int done = 0; done < batches.size(); done++) {
                batches.get(done).get();
                progress.accept((done + 1.0) / batches.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while embedding.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Texts could not be embedded.", e.getCause());
        } finally {
            workers.shutdownNow();
            workers.close();
        }
        return vectors;
    }

    private void embed(List<Integer> batch, List<Tokens> tokens, float[][] vectors) {
        List<float[]> embedded = encoder.embed(batch.stream().map(tokens::get).toList());
        for (int i = 0; i < batch.size(); i++) {
            vectors[batch.get(i)] = embedded.get(i);
        }
    }

    private static List<List<Integer>> batches(List<Tokens> tokens) {
        List<Integer> byLength =
                IntStream.range(0, tokens.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> -tokens.get(i).length()))
                        .toList();
        List<List<Integer>> batches = new ArrayList<>();
        for (int start = 0; start < byLength.size(); ) {
            int longest = tokens.get(byLength.get(start)).length();
            int size = Math.max(1, BATCH_TOKENS / longest);
            int end = Math.min(byLength.size(), start + size);
            batches.add(byLength.subList(start, end));
            start = end;
        }
        return batches;
    }
}
