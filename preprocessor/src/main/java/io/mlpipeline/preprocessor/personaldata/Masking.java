package io.mlpipeline.preprocessor.personaldata;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A text on its way to being masked. */
final class Masking {

    private final TreeSet<String> flags = new TreeSet<>();
    private String text;

    Masking(String text) {
        this.text = text;
    }

    /**
     * @param spans in ascending order, without overlaps
     */
    void replace(List<Span> spans, String kind) {
        if (spans.isEmpty()) {
            return;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (Span span : spans) {
            masked.append(text, from, span.start()).append('[').append(kind).append(']');
            from = span.end();
        }
        text = masked.append(text, from, text.length()).toString();
        flags.add("masked_" + kind.toLowerCase(Locale.ROOT));
    }

    String text() {
        return text;
    }

    List<String> flags() {
        return List.copyOf(flags);
    }
}
