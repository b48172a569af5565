package io.mlpipeline.mlservice.features;

import io.mlpipeline.mlservice.features.DocumentFrequencies.Ngram;
import io.mlpipeline.mlservice.modelfile.StoredArrays;
import io.mlpipeline.mlservice.regression.SparseMatrix;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Turns texts into weighted n-grams, {@code (1 + ln tf) · (1 + ln((1 + n) / (1 + df)))}, each kind
 * of them together of length one; of pairs only the presence counts. A constant feature stands
 * last, as bias.
 *
 * <p>Sublinear term frequency and inverse document frequency: Manning, Raghavan, Schütze,
 * "Introduction to Information Retrieval", 2008, section 6.4. Safe for use by many threads.
 */
public final class NgramVectorizer {

    /** To be raised when n-grams are found or hashed in another way. */
    private static final int SCHEME = 3;

    private static final float[] SUBLINEAR = sublinear(64);

    private final CharacterLengths lengths;
    private final long[] hashes;
    private final float[] idf;
    private final Vocabulary vocabulary;

    private NgramVectorizer(CharacterLengths lengths, long[] hashes, float[] idf) {
        this.lengths = lengths;
        this.hashes = hashes;
        this.idf = idf;
        this.vocabulary = new Vocabulary(hashes);
    }

    /**
     * Learns the n-grams of texts and how rare each is.
     *
     * @param lengths of the n-grams of characters
     * @param most n-grams to know at the most; the most frequent are kept
     */
    public static NgramVectorizer fit(List<String> texts, CharacterLengths lengths, int most) {
        DocumentFrequencies frequencies = new DocumentFrequencies(lengths);
        texts.forEach(frequencies::add);
        Ngram[] ngrams = frequencies.mostFrequent(most);
        long[] hashes = new long[ngrams.length];
        float[] idf = new float[ngrams.length];
        for (int row = 0; row < ngrams.length; row++) {
            hashes[row] = ngrams[row].hash();
            idf[row] = (float) (1 + Math.log((1.0 + texts.size()) / (1.0 + ngrams[row].texts())));
        }
        return new NgramVectorizer(lengths, hashes, idf);
    }

    /** The same without the other n-grams; those that stay keep their order. */
    public NgramVectorizer keeping(BitSet rows) {
        int[] kept = rows.stream().filter(row -> row < hashes.length).toArray();
        long[] keptHashes = new long[kept.length];
        float[] keptIdf = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptHashes[i] = hashes[kept[i]];
            keptIdf[i] = idf[kept[i]];
        }
        return new NgramVectorizer(lengths, keptHashes, keptIdf);
    }

    /**
     * How rare an n-gram is: what it counts where it occurs once, before lengths are made equal.
     */
    public float idf(int row) {
        return idf[row];
    }

    /** Number of features: the n-grams and the bias. */
    public int width() {
        return hashes.length + 1;
    }

    /** Features of one text; the bias is always there. */
    public SparseVector vectorise(String text) {
        Ngrams ngrams = NgramScanner.scan(text, lengths);
        RowCounts rows = vocabulary.rows(ngrams);
        float[] values = new float[rows.size() + 1];
        int from = 0;
        for (NgramKind kind : NgramKind.ALL) {
            int to = rows.end(kind);
            weigh(rows, from, to, values);
            from = to;
        }
        int size = rows.size();
        int[] columns = rows.rows();
        columns[size] = hashes.length;
        values[size] = 1;
        return new SparseVector(columns, values, size + 1);
    }

    /** Values of one kind, together of length one. */
    private void weigh(RowCounts rows, int from, int to, float[] values) {
        float squares = 0;
        for (int i = from; i < to; i++) {
            float value = idf[rows.rows()[i]] * sublinearOf(rows.counts()[i]);
            squares += value * value;
            values[i] = value;
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int i = from; i < to; i++) {
            values[i] *= scale;
        }
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

    /** Part of a text that counts as one feature, by the offsets of its UTF-16 code units. */
    public record Occurrence(int column, List<Span> spans) {}

    /** A stretch of a text. */
    public record Span(int start, int end) {}

    /**
     * Every occurrence in a text of every n-gram that the model knows, in reading order: with one
     * span for what lies within a word or in two neighbours, with two for words apart.
     */
    public List<Occurrence> occurrences(String text) {
        List<int[]> found = new ArrayList<>();
        Ngrams ngrams = NgramScanner.scan(text, lengths);
        ngrams.forEach((hash, kind, first, last) -> {
            int column = vocabulary.row(hash);
            if (column >= 0) {
                found.add(new int[] {column, first, last});
            }
        });
        return found.stream()
                .map(ngram -> new Occurrence(ngram[0], spans(ngrams, ngram[1], ngram[2])))
                .toList();
    }

    private static List<Span> spans(Ngrams ngrams, int first, int last) {
        if (last - first <= 1) {
            return List.of(new Span(ngrams.start(first), ngrams.end(last)));
        }
        return List.of(
                new Span(ngrams.start(first), ngrams.end(first)),
                new Span(ngrams.start(last), ngrams.end(last)));
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(SCHEME);
        lengths.write(out);
        out.writeInt(hashes.length);
        for (long hash : hashes) {
            out.writeLong(hash);
        }
        for (float value : idf) {
            out.writeFloat(value);
        }
    }

    /**
     * Reads a vectorizer.
     *
     * @throws IOException if it is cut off or damaged, or of a version with other n-grams
     */
    public static NgramVectorizer read(DataInputStream in) throws IOException {
        if (in.readInt() != SCHEME) {
            throw new IOException("its n-grams are not those of this version; train it anew");
        }
        CharacterLengths lengths = CharacterLengths.read(in);
        int size = StoredArrays.length(in, Vocabulary.MAX_SIZE - 1);
        long[] hashes = StoredArrays.longs(in, size);
        float[] idf = StoredArrays.floats(in, size);
        return new NgramVectorizer(lengths, hashes, idf);
    }

    private static float sublinearOf(int count) {
        return count < SUBLINEAR.length ? SUBLINEAR[count] : (float) (1 + Math.log(count));
    }

    private static float[] sublinear(int length) {
        float[] values = new float[length];
        for (int count = 1; count < length; count++) {
            values[count] = (float) (1 + Math.log(count));
        }
        return values;
    }
}
