package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.calibration.AbstentionThreshold;
import io.mlpipeline.mlservice.dataset.Split;
import io.mlpipeline.mlservice.dataset.StratifiedSplits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Learns what not to answer: leaves a fifth of the classes out of a training, and compares the
 * scores of their texts with those of texts of known classes. With fewer than four classes nothing
 * can be left out, and nothing is abstained from.
 */
final class Abstention {

    private static final int ROUNDS = 2;
    private static final int FEWEST_CLASSES = 4;
    private static final double LEFT_OUT = 0.2;
    private static final double HELD = 0.2;

    /** Largest share of texts of known classes that may be refused. */
    private static final double MAX_REFUSED = 0.05;

    private Abstention() {}

    /** A round: classes that stay, and where their examples are split. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Round(int[] train, int[] familiar, int[] strangers) {}

    /** Best scores in one round. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record RoundScores(float[] familiar, float[] strangers) {}

    static double threshold(
            Corpus corpus,
            Calibrated calibrated,
            long seed,
            ParallelFits fits,
            DoubleConsumer progress) {
        if (corpus.classes() < FEWEST_CLASSES) {
            return 0;
        }
        List<Function<DoubleConsumer, RoundScores>> tasks = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Round plan = plan(corpus, seed + round);
            tasks.add(share -> scores(corpus, plan, calibrated, seed, share));
        }
        List<RoundScores> rounds = fits.run(tasks, progress);
        return AbstentionThreshold.fit(
                joined(rounds.stream().map(RoundScores::familiar).toList()),
                joined(rounds.stream().map(RoundScores::strangers).toList()),
                MAX_REFUSED);
    }

    private static Round plan(Corpus corpus, long seed) {
        Random random = new Random(seed);
        List<Integer> classes =
                new ArrayList<>(IntStream.range(0, corpus.classes()).boxed().toList());
        Collections.shuffle(classes, random);
        int count = Math.max(1, (int) Math.round(corpus.classes() * LEFT_OUT));
        boolean[] out = new boolean[corpus.classes()];
        classes.subList(0, count).forEach(label -> out[label] = true);
        Split split = StratifiedSplits.holdOut(corpus.targets(), HELD, seed);
        return new Round(
                IntStream.of(split.train()).filter(i -> !out[corpus.targets()[i]]).toArray(),
                IntStream.of(split.held()).filter(i -> !out[corpus.targets()[i]]).toArray(),
                IntStream.of(split.held()).filter(i -> out[corpus.targets()[i]]).toArray());
    }

    private static RoundScores scores(
            Corpus corpus, Round plan, Calibrated calibrated, long seed, DoubleConsumer progress) {
        Learned learned =
                Learned.from(corpus.select(plan.train()), calibrated.engine(), seed, progress);
        return new RoundScores(
                best(calibrated.answers(learned.opinions(corpus.select(plan.familiar())))),
                best(calibrated.answers(learned.opinions(corpus.select(plan.strangers())))));
    }

    private static float[] best(float[][] answers) {
        float[] best = new float[answers.length];
        for (int i = 0; i < best.length; i++) {
            best[i] = Calibrated.best(answers[i]);
        }
        return best;
    }

    private static float[] joined(List<float[]> parts) {
        float[] joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int start = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, start, part.length);
            start += part.length;
        }
        return joined;
    }
}
