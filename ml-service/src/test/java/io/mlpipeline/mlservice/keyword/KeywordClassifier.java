package io.mlpipeline.mlservice.keyword;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.OverloadedException;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scores a label by how often its keyword occurs. It notices use after close, which real engines
 * would answer with a crash. Some texts have a meaning of their own: {@link #OVERLOAD}, {@link
 * #TOO_LATE} and {@link #WAIT}.
 */
public final class KeywordClassifier implements TextClassifier {

    /** A text with this is refused as one too many. */
    public static final String OVERLOAD = "too-much-work";

    /** A text with this is refused, as one that waited past its deadline is. */
    public static final String TOO_LATE = "too-late";

    /** A text with this is answered when {@link #gate} opens. */
    public static final String WAIT = "wait-at-the-gate";

    /** What texts with {@link #WAIT} wait for. */
    public static volatile CountDownLatch gate = new CountDownLatch(0);

    /** How many are waiting, or have. */
    public static final AtomicInteger ARRIVED = new AtomicInteger();

    private static final float WEIGHT = 9;

    private final Labels labels;
    private final List<String> keywords;
    private final AtomicInteger users = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean closedInUse;

    KeywordClassifier(Labels labels, List<String> keywords) {
        this.labels = labels;
        this.keywords = keywords;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.LINEAR;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        users.incrementAndGet();
        try {
            if (closed) {
                throw new IllegalStateException("used after close");
            }
            List<Classification> answers = new ArrayList<>();
            for (String text : texts) {
                answers.add(answer(text));
            }
            return answers;
        } finally {
            users.decrementAndGet();
        }
    }

    private Classification answer(String text) {
        if (text.contains(TOO_LATE)) {
            throw new DeadlineExceededException();
        }
        if (text.contains(OVERLOAD)) {
            throw new OverloadedException(Duration.ofSeconds(3));
        }
        if (text.contains(WAIT)) {
            ARRIVED.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        float[] weights = new float[labels.size()];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + WEIGHT * occurrences(text, keywords.get(i)).size();
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new Classification(
                new Scores(labels, weights), EngineKind.LINEAR, new Timing(0, 1_000, 2_000));
    }

    @Override
    public List<Contribution> explain(String text, int label) {
        String keyword = keywords.get(label);
        List<Contribution> parts = new ArrayList<>();
        for (int start : occurrences(text, keyword)) {
            parts.add(new Contribution(start, start + keyword.length(), WEIGHT));
        }
        return parts;
    }

    private static List<Integer> occurrences(String text, String keyword) {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
            starts.add(at);
        }
        return starts;
    }

    @Override
    public void close() {
        closedInUse |= users.get() > 0 || closed;
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Whether it was closed while somebody used it, or twice. */
    public boolean wasClosedWrongly() {
        return closedInUse;
    }
}
