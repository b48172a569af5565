package io.mlpipeline.mlservice.registry;

import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Makes a fresh classifier as fast as it will be, before anybody waits for it: texts of several
 * lengths and scripts, one by one and in batches, bounded in number and in time.
 *
 * @param rounds how often all the texts are classified
 * @param limit when it stops, even if rounds are left; all texts together are always classified
 */
record WarmUp(int rounds, Duration limit) {

    private static final Duration REST_WHEN_BUSY = Duration.ofMillis(20);

    private static final List<String> TEXTS =
            List.of(
                    "ok",
                    "Where is my card?",
                    "I was charged twice for the same thing, please help!",
                    "Pourquoi mon virement n'est-il toujours pas arrivé ?",
                    "Wann wird die Überweisung gutgeschrieben?",
                    "لماذا لم تصل بطاقتي بعد؟",
                    "我的卡在火车上丢了，怎么办？",
                    "カードが届きません",
                    "thanks 🙏🏽 all good 👍",
                    "a ".repeat(40) + "rather long message, 12,345.67 in numbers, and no question.",
                    ("I have written three times since the 14th and nobody has answered, "
                                    + "so once more from the beginning. ")
                            .repeat(6));

    /** All together, then each alone. */
    private static final List<List<String>> STEPS =
            Stream.concat(Stream.of(TEXTS), TEXTS.stream().map(List::of)).toList();

    /**
     * Warms a classifier up.
     *
     * @param gently whether others are being served meanwhile: then it rests as long as it works
     */
    void run(TextClassifier classifier, boolean gently) {
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            for (List<String> texts : STEPS) {
                step(classifier, texts, gently);
                if (System.nanoTime() - start > limit.toNanos()) {
                    return;
                }
            }
        }
    }

    private static void step(TextClassifier classifier, List<String> texts, boolean gently) {
        long start = System.nanoTime();
        try {
            if (texts.size() == 1) {
                classifier.classify(texts.getFirst());
            } else {
                classifier.classify(texts);
            }
        } catch (OverloadedException | DeadlineExceededException e) {
            // an engine shared with a busy model: others first, and nothing is wrong with this one
            LockSupport.parkNanos(REST_WHEN_BUSY.toNanos());
        }
        if (gently) {
            LockSupport.parkNanos(System.nanoTime() - start);
        }
    }
}
