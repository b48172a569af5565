package io.mlpipeline.dataapi.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8, taken strictly. */
public final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The text of some bytes, or null if they are not UTF-8. */
    public static @Nullable String decode(byte[] bytes, int offset, int length) {
        // the JDK's fast way puts a replacement where it finds a fault; few texts hold one of their
        // own
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isSound(bytes, offset, length) ? text : null;
    }

    private static boolean isSound(byte[] bytes, int offset, int length) {
        try {
            // a new decoder reports rather than replaces
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
