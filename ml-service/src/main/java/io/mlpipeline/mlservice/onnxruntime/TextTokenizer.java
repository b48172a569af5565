package io.mlpipeline.mlservice.onnxruntime;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Splits texts into the token ids of a {@code tokenizer.json}; safe for use by many threads. */
public final class TextTokenizer implements AutoCloseable {

    static {
        // otherwise DJL asks the cloud's metadata service where it runs and reports that
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
    }

    private final HuggingFaceTokenizer tokenizer;
    private final long handle;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.handle = tokenizer.getHandle();
    }

    /**
     * Reads a tokenizer's file.
     *
     * @param file a {@code tokenizer.json}; its padding is ignored, since batches differ
     * @param maxTokens longer texts are cut off, at this or at the file's own limit if that is less
     */
    public static TextTokenizer read(Path file, int maxTokens) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, maxTokens);
        }
    }

    /** Reads a tokenizer from a stream; see {@link #read(Path, int)}. */
    public static TextTokenizer read(InputStream in, int maxTokens) throws IOException {
        HuggingFaceTokenizer tokenizer;
        try {
            tokenizer =
                    HuggingFaceTokenizer.newInstance(
                            in, Map.of("padding", "false", "truncation", "do_not_truncate"));
        } catch (RuntimeException e) {
            throw new IOException("tokenizer.json cannot be used: " + e.getMessage(), e);
        }
        int own = tokenizer.getMaxLength();
        TokenizersLibrary.LIB.setTruncation(
                tokenizer.getHandle(),
                own > 0 ? Math.min(own, maxTokens) : maxTokens,
                "LONGEST_FIRST",
                0);
        return new TextTokenizer(tokenizer);
    }

    /** Ids with the special tokens. */
    public long[] ids(String text) {
        // DJL's own encode fetches eight more arrays that nobody needs here
        long encoding = TokenizersLibrary.LIB.encode(handle, text, true);
        try {
            return TokenizersLibrary.LIB.getTokenIds(encoding);
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
