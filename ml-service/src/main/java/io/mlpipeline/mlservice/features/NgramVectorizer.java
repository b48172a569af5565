package io.mlpipeline.mlservice.features;

import io.mlpipeline.mlservice.features.DocumentFrequencies.Ngram;
import io.mlpipeline.mlservice.regression.SparseMatrix;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns texts into weighted n-grams, {@code (1 + ln tf) · (1 + ln((1 + n) / (1 + df)))}, the word
 * part and the character part each of length one; a constant feature stands last, as bias.
 *
 * <p>Sublinear term frequency and inverse document frequency: Manning, Raghavan, Schütze,
 * "Introduction to Information Retrieval", 2008, section 6.4. Safe for use by many threads.
 */
public final class NgramVectorizer {

    private static final double[] SUBLINEAR = sublinear(64);

    private final long[] hashes;
    private final int wordRows;
    private final float[] idf;
    private final Vocabulary vocabulary;

    private NgramVectorizer(long[] hashes, int wordRows, float[] idf) {
        this.hashes = hashes;
        this.wordRows = wordRows;
        this.idf = idf;
        this.vocabulary = new Vocabulary(hashes);
    }

    /**
     * Which n-grams are worth knowing.
     *
     * @param minTexts fewest texts that an n-gram must occur in
     * @param most how many at the most, the most frequent first
     */
    public record Limits(int minTexts, int most) {}

    /** Learns the n-grams of texts and how rare each is. */
    public static NgramVectorizer fit(List<String> texts, Limits limits) {
        DocumentFrequencies frequencies = new DocumentFrequencies();
        texts.forEach(frequencies::add);
        Ngram[] ngrams = frequencies.mostFrequent(limits.minTexts(), limits.most());
        long[] hashes = new long[ngrams.length];
        float[] idf = new float[ngrams.length];
        int wordRows = 0;
        for (int row = 0; row < ngrams.length; row++) {
            hashes[row] = ngrams[row].hash();
            idf[row] = (float) (1 + Math.log((1.0 + texts.size()) / (1.0 + ngrams[row].texts())));
            wordRows += ngrams[row].kind() == NgramKind.WORD ? 1 : 0;
        }
        return new NgramVectorizer(hashes, wordRows, idf);
    }

    /** Number of features: the n-grams and the bias. */
    public int width() {
        return hashes.length + 1;
    }

    /** Features of one text; the bias is always there. */
    public SparseVector vectorise(String text) {
        NgramCounts counts = new NgramCounts(vocabulary);
        NgramScanner.scan(text, counts);
        int size = counts.size();
        int[] columns = Arrays.copyOf(counts.rows(), size + 1);
        float[] values = new float[size + 1];
        double words = 0;
        double characters = 0;
        for (int i = 0; i < size; i++) {
            float value = (float) (sublinearOf(counts.countAt(i)) * idf[columns[i]]);
            values[i] = value;
            if (columns[i] < wordRows) {
                words += value * value;
            } else {
                characters += value * value;
            }
        }
        float wordScale = inverseRoot(words);
        float characterScale = inverseRoot(characters);
        for (int i = 0; i < size; i++) {
            values[i] *= columns[i] < wordRows ? wordScale : characterScale;
        }
        columns[size] = hashes.length;
        values[size] = 1;
        return new SparseVector(columns, values, size + 1);
    }

    /** Features of many texts, a row for each. */
    public SparseMatrix vectorise(List<String> texts) {
        SparseMatrix.Builder rows = new SparseMatrix.Builder(width());
        for (String text : texts) {
            SparseVector vector = vectorise(text);
            for (int i = 0; i < vector.size(); i++) {
                rows.add(vector.columns()[i], vector.values()[i]);
            }
            rows.endRow();
        }
        return rows.build();
    }

    /**
     * An n-gram that the model knows, and the words that it spans or is a part of, by their offsets
     * in the text.
     */
    public record Occurrence(int column, int start, int end) {}

    /** Every occurrence in a text of every n-gram that the model knows, in reading order. */
    public List<Occurrence> occurrences(String text) {
        List<Occurrence> occurrences = new ArrayList<>();
        NgramScanner.scan(
                text,
                (hash, kind, start, end) -> {
                    int column = vocabulary.row(hash);
                    if (column >= 0) {
                        occurrences.add(new Occurrence(column, start, end));
                    }
                });
        return occurrences;
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(hashes.length);
        out.writeInt(wordRows);
        for (long hash : hashes) {
            out.writeLong(hash);
        }
        for (float value : idf) {
            out.writeFloat(value);
        }
    }

    public static NgramVectorizer read(DataInputStream in) throws IOException {
        long[] hashes = new long[in.readInt()];
        int wordRows = in.readInt();
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readLong();
        }
        float[] idf = new float[hashes.length];
        for (int i = 0; i < idf.length; i++) {
            idf[i] = in.readFloat();
        }
        return new NgramVectorizer(hashes, wordRows, idf);
    }

    private static double sublinearOf(int count) {
        return count < SUBLINEAR.length ? SUBLINEAR[count] : 1 + Math.log(count);
    }

    private static double[] sublinear(int length) {
        double[] values = new double[length];
        for (int count = 1; count < length; count++) {
            values[count] = 1 + Math.log(count);
        }
        return values;
    }

    private static float inverseRoot(double sum) {
        return sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
    }
}
