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

    private static final float[] SUBLINEAR = sublinear(64);

    private final long[] hashes;

    /** Rows are sorted by kind: here the second and the third begin. */
    private final int characters;

    private final int pairs;
    private final float[] idf;
    private final Vocabulary vocabulary;

    private NgramVectorizer(long[] hashes, int characters, int pairs, float[] idf) {
        this.hashes = hashes;
        this.characters = characters;
        this.pairs = pairs;
        this.idf = idf;
        this.vocabulary = new Vocabulary(hashes);
    }

    /**
     * Learns the n-grams of texts and how rare each is.
     *
     * @param most n-grams to know at the most; the most frequent are kept
     */
    public static NgramVectorizer fit(List<String> texts, int most) {
        DocumentFrequencies frequencies = new DocumentFrequencies();
        texts.forEach(frequencies::add);
        Ngram[] ngrams = frequencies.mostFrequent(most);
        long[] hashes = new long[ngrams.length];
        float[] idf = new float[ngrams.length];
        int[] kinds = new int[NgramKind.values().length];
        for (int row = 0; row < ngrams.length; row++) {
            hashes[row] = ngrams[row].hash();
            idf[row] = (float) (1 + Math.log((1.0 + texts.size()) / (1.0 + ngrams[row].texts())));
            kinds[ngrams[row].kind().ordinal()]++;
        }
        int characters = kinds[NgramKind.WORD.ordinal()];
        int pairs = characters + kinds[NgramKind.CHARACTER.ordinal()];
        return new NgramVectorizer(hashes, characters, pairs, idf);
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
        int keptWords = rows.get(0, characters).cardinality();
        int keptCharacters = rows.get(characters, pairs).cardinality();
        return new NgramVectorizer(keptHashes, keptWords, keptWords + keptCharacters, keptIdf);
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
        NgramHashes ngrams = new NgramHashes();
        NgramScanner.scan(text, ngrams);
        RowCounts rows = ngrams.rows(vocabulary);
        int size = rows.size();
        int[] columns = rows.rows();
        float[] values = new float[size + 1];
        float words = 0;
        float parts = 0;
        float both = 0;
        for (int i = 0; i < size; i++) {
            int row = columns[i];
            float value = idf[row];
            if (row >= pairs) {
                both += value * value;
            } else {
                value *= sublinearOf(rows.counts()[i]);
                if (row < characters) {
                    words += value * value;
                } else {
                    parts += value * value;
                }
            }
            values[i] = value;
        }
        float wordScale = scale(words);
        float partScale = scale(parts);
        float pairScale = scale(both);
        for (int i = 0; i < size; i++) {
            int row = columns[i];
            values[i] *= row < characters ? wordScale : row < pairs ? partScale : pairScale;
        }
        columns[size] = hashes.length;
        values[size] = 1;
        return new SparseVector(columns, values, size + 1);
    }

    /** Makes the values of one kind of length one together. */
    private static float scale(float squares) {
        return squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
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
        NgramScanner.Words words =
                NgramScanner.scan(
                        text,
                        (hash, kind, first, last) -> {
                            int column = vocabulary.row(hash);
                            if (column >= 0) {
                                found.add(new int[] {column, first, last});
                            }
                        });
        return found.stream()
                .map(ngram -> new Occurrence(ngram[0], spans(words, ngram[1], ngram[2])))
                .toList();
    }

    private static List<Span> spans(NgramScanner.Words words, int first, int last) {
        if (last - first <= 1) {
            return List.of(new Span(words.starts()[first], words.ends()[last]));
        }
        return List.of(
                new Span(words.starts()[first], words.ends()[first]),
                new Span(words.starts()[last], words.ends()[last]));
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(hashes.length);
        out.writeInt(characters);
        out.writeInt(pairs);
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
     * @throws IOException if it is cut off or damaged
     */
    public static NgramVectorizer read(DataInputStream in) throws IOException {
        int size = StoredArrays.length(in, Vocabulary.MAX_SIZE - 1);
        int characters = StoredArrays.length(in, size);
        int pairs = StoredArrays.length(in, size);
        if (characters > pairs) {
            throw new IOException("its n-grams are out of order");
        }
        long[] hashes = StoredArrays.longs(in, size);
        float[] idf = StoredArrays.floats(in, size);
        return new NgramVectorizer(hashes, characters, pairs, idf);
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
