package io.mlpipeline.starter.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads strings that are Unicode text. JSON's escapes can also spell half a surrogate pair, which
 * no UTF-8 answer could hold: it is refused here rather than found later, when it can only be a
 * fault.
 */
final class WellFormedText extends StdScalarDeserializer<String> {

    WellFormedText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && !isWellFormed(text)) {
            throw new IllFormed(parser);
        }
        return text;
    }

    static boolean isWellFormed(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < length
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Half a surrogate pair. */
    static final class IllFormed extends MismatchedInputException {

        IllFormed(JsonParser parser) {
            super(parser, "half a surrogate pair");
        }
    }
}
