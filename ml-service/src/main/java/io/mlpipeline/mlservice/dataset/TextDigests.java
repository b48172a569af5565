package io.mlpipeline.mlservice.dataset;

import io.mlpipeline.mlservice.digest.Sha256;
import io.mlpipeline.mlservice.modelfile.ModelFile;
import io.mlpipeline.mlservice.modelfile.StoredArrays;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which texts a model was trained on, so that it is not judged by them: 64 bits of each text's
 * SHA-256, sorted, and no text. Texts that differ in case and white space alone are the same, as in
 * the database.
 */
public final class TextDigests {

    /** Name of the file in a model's directory. */
    public static final String FILE_NAME = "trained-on.bin";

    private static final int MAGIC = 0x4d4c5031;
    private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s+");

    private final long[] sorted;

    private TextDigests(long[] sorted) {
        this.sorted = sorted;
    }

    /** Digests of texts, in whatever order they come. */
    public static TextDigests of(Collection<String> texts) {
        return new TextDigests(
                texts.stream().mapToLong(TextDigests::digest).sorted().distinct().toArray());
    }

    /** Whether a text is among them; of others, one in many billions is taken for such a one. */
    public boolean contains(String text) {
        return Arrays.binarySearch(sorted, digest(text)) >= 0;
    }

    /** Share of these texts that are among others too; 0 where there are none. */
    public double shareIn(TextDigests others) {
        long shared =
                Arrays.stream(sorted)
                        .filter(digest -> Arrays.binarySearch(others.sorted, digest) >= 0)
                        .count();
        return (double) shared / Math.max(1, sorted.length);
    }

    public int size() {
        return sorted.length;
    }

    /** Writes the file of a model's directory, the same bytes for the same texts. */
    public void write(Path directory) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(directory.resolve(FILE_NAME))))) {
            out.writeInt(MAGIC);
            out.writeInt(sorted.length);
            for (long digest : sorted) {
                out.writeLong(digest);
            }
        }
    }

    /**
     * Reads the file of a model's directory.
     *
     * @throws IOException if it cannot be read, or is not what was written
     */
    public static TextDigests read(Path directory) throws IOException {
        return ModelFile.read(directory.resolve(FILE_NAME), TextDigests::content);
    }

    private static TextDigests content(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("it does not hold digests of texts");
        }
        long[] digests =
                StoredArrays.longs(in, StoredArrays.length(in, Integer.MAX_VALUE / Long.BYTES));
        for (int i = 1; i < digests.length; i++) {
            if (digests[i - 1] >= digests[i]) {
                throw new IOException("its digests are not sorted");
            }
        }
        return new TextDigests(digests);
    }

    private static long digest(String text) {
        MessageDigest sha256 = Sha256.newDigest();
        String same = WHITE_SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return ByteBuffer.wrap(sha256.digest(same.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
