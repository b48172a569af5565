package io.mlpipeline.sentenceencoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PackedEncoderTests {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
    private static final int NUMBERS = 384;

    /**
     * Least cosine between what two ways make of one text of random pieces, the mean of its tokens'
     * vectors; 0.993 is what was measured. Activations are rounded to bytes by the extremes of all
     * that are computed together, and after twelve layers a last bit there is a few here.
     */
    private static final double SAME = 0.98;

    private static OrtSession published;
    private static OrtSession packed;

    @BeforeAll
    static void load() throws IOException, OrtException {
        published = session("bge-small-en-v1.5-q.onnx");
        packed = session(PackedEncoder.MODEL);
    }

    @AfterAll
    static void close() throws OrtException {
        published.close();
        packed.close();
    }

    @Test
    void givesTextsTheVectorsThatThePublishedGraphGives() throws OrtException {
        for (int length : new int[] {2, 3, 14, 128, 512}) {
            long[] ids = text(length);

            assertThat(
                            cosine(
                                    mean(packed(new long[][] {ids}), 0, length),
                                    mean(published(ids), 0, length)))
                    .as("%d tokens", length)
                    .isGreaterThan(SAME);
        }
    }

    @Test
    void keepsTextsOfAllLengthsApart() throws OrtException {
        long[][] texts = {text(40), text(3), text(17), text(2)};
        float[][] together = packed(texts);
        int start = 0;
        for (long[] text : texts) {
            float[][] alone = packed(new long[][] {text});

            assertThat(cosine(mean(together, start, text.length), mean(alone, 0, text.length)))
                    .as("%d tokens", text.length)
                    .isGreaterThan(SAME);
            start += text.length;
        }
    }

    private static OrtSession session(String model) throws IOException, OrtException {
        try (InputStream in = PackedEncoder.resource(model)) {
            return ENVIRONMENT.createSession(in.readAllBytes());
        }
    }

    /** Pieces of words at random, between the two that mark beginning and end. */
    private static long[] text(int length) {
        Random random = new Random(length);
        long[] ids =
                LongStream.generate(() -> random.nextInt(2_000, 20_000)).limit(length).toArray();
        ids[0] = 101;
        ids[length - 1] = 102;
        return ids;
    }

    private static float[][] published(long[] ids) throws OrtException {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        long[] shape = {1, ids.length};
        try (OnnxTensor tokens = longs(ids, shape);
                OnnxTensor mask = longs(ones, shape);
                OnnxTensor types = longs(new long[ids.length], shape);
                OrtSession.Result result =
                        published.run(
                                Map.of(
                                        "input_ids", tokens,
                                        "attention_mask", mask,
                                        "token_type_ids", types))) {
            return ((float[][][]) result.get(0).getValue())[0];
        }
    }

    private static float[][] packed(long[][] texts) throws OrtException {
        int[] lengths = Arrays.stream(texts).mapToInt(text -> text.length).toArray();
        int width = Arrays.stream(lengths).max().orElseThrow();
        long[] ids = Arrays.stream(texts).flatMapToLong(Arrays::stream).toArray();
        long[] positions =
                Arrays.stream(lengths).boxed().flatMapToLong(n -> LongStream.range(0, n)).toArray();
        long[] cells =
                IntStream.range(0, texts.length)
                        .boxed()
                        .flatMapToLong(text ->
                                LongStream.range(0, lengths[text])
                                        .map(at -> text * (long) width + at))
                        .toArray();
        long[] grid = new long[texts.length * width];
        for (int token = 0; token < cells.length; token++) {
            grid[(int) cells[token]] = token;
        }
        long[] row = {ids.length};
        try (OnnxTensor tokens = longs(ids, row);
                OnnxTensor places = longs(positions, row);
                OnnxTensor inGrid = longs(cells, row);
                OnnxTensor spread = longs(grid, new long[] {texts.length, width});
                OnnxTensor ends =
                        OnnxTensor.createTensor(
                                ENVIRONMENT, IntBuffer.wrap(lengths), new long[] {lengths.length});
                OrtSession.Result result =
                        packed.run(
                                Map.of(
                                        "token_ids", tokens,
                                        "positions", places,
                                        "cells", inGrid,
                                        "grid", spread,
                                        "lengths", ends))) {
            float[][] vectors = (float[][]) result.get(0).getValue();
            assertThat(vectors).hasDimensions(ids.length, NUMBERS);
            return vectors;
        }
    }

    private static OnnxTensor longs(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(values), shape);
    }

    private static float[] mean(float[][] vectors, int start, int length) {
        float[] mean = new float[NUMBERS];
        for (int token = start; token < start + length; token++) {
            for (int i = 0; i < NUMBERS; i++) {
                mean[i] += vectors[token][i] / length;
            }
        }
        return mean;
    }

    private static double cosine(float[] left, float[] right) {
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < NUMBERS; i++) {
            product += left[i] * (double) right[i];
            leftSquare += left[i] * (double) left[i];
            rightSquare += right[i] * (double) right[i];
        }
        return product / Math.sqrt(leftSquare * rightSquare);
    }
}
