package io.mlpipeline.preprocessor.duplicates;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text as the set of its runs of four characters, which is what near duplicates have in common;
 * case, punctuation and white space do not count.
 *
 * <p>Broder, On the resemblance and containment of documents, 1997: the resemblance of two texts is
 * the size of the intersection of their sets over that of the union.
 */
final class Shingles {

    private static final int WIDTH = 4;

    private final int[] hashes;

    private Shingles(int[] hashes) {
        this.hashes = hashes;
    }

    static Shingles of(String text) {
        String words = words(text);
        int[] hashes = new int[Math.max(0, words.length() - WIDTH + 1)];
        for (int i = 0; i < hashes.length; i++) {
            long run = 0;
            for (int j = 0; j < WIDTH; j++) {
                run = run << 16 | words.charAt(i + j);
            }
            hashes[i] = (int) (Mixing.of(run) >>> 32);
        }
        Arrays.sort(hashes);
        return new Shingles(distinct(hashes));
    }

    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean gap = false;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            // halves of pairs are letters here: most of them are, and emoji make a difference too
            if (Character.isLetterOrDigit(c)
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK) {
                if (gap && !words.isEmpty()) {
                    words.append(' ');
                }
                gap = false;
                words.append(c);
            } else {
                gap = true;
            }
        }
        return words.toString();
    }

    private static int[] distinct(int[] sorted) {
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    int size() {
        return hashes.length;
    }

    int hash(int index) {
        return hashes[index];
    }

    /** Jaccard's coefficient, from 0 to 1; two empty texts resemble nothing. */
    double resemblance(Shingles other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Integer.compare(hashes[i], other.hashes[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int union = hashes.length + other.hashes.length - common;
        return union == 0 ? 0 : (double) common / union;
    }
}
