package io.mlpipeline.preprocessor.cleaning;

import java.util.ArrayList;
import java.util.List;

/** What makes a cleaned text useless for learning. */
final class Quality {

    private static final int WORTH_A_SHARE = 10;
    private static final int WORTH_COUNTING = 20;
    private static final double MONOTONOUS = 0.8;

    private final CleaningProperties properties;

    Quality(CleaningProperties properties) {
        this.properties = properties;
    }

    /**
     * @param text cleaned
     * @param words the same without placeholders
     * @return the reasons against it, none if it is fine
     */
    List<String> reasonsAgainst(String text, String words) {
        if (words.isBlank()) {
            return List.of(text.isBlank() ? "empty" : "no_letters");
        }
        List<String> reasons = new ArrayList<>();
        int length = text.codePointCount(0, text.length());
        if (length < properties.minLength()) {
            reasons.add("too_short");
        }
        if (length > properties.maxLength()) {
            reasons.add("too_long");
        }
        Census census = Census.of(words);
        if (census.letters == 0) {
            reasons.add("no_letters");
        } else if (census.seen >= WORTH_A_SHARE
                && census.letters + census.digits < properties.minLetterShare() * census.seen) {
            reasons.add("mostly_symbols");
        }
        if (census.seen >= WORTH_COUNTING && census.longestRun > MONOTONOUS * census.seen) {
            reasons.add("repetitive");
        }
        return List.copyOf(reasons);
    }

    private record Census(int seen, int letters, int digits, int longestRun) {

        static Census of(String text) {
            int seen = 0;
            int letters = 0;
            int digits = 0;
            int run = 0;
            int longestRun = 0;
            int before = -1;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                if (Character.isWhitespace(c)) {
                    continue;
                }
                seen++;
                // vowel signs and the like belong to the letters of their script
                letters += Character.isLetter(c) || isMark(c) ? 1 : 0;
                digits += Character.isDigit(c) ? 1 : 0;
                run = c == before ? run + 1 : 1;
                longestRun = Math.max(longestRun, run);
                before = c;
            }
            return new Census(seen, letters, digits, longestRun);
        }

        private static boolean isMark(int c) {
            int type = Character.getType(c);
            return type == Character.COMBINING_SPACING_MARK || type == Character.NON_SPACING_MARK;
        }
    }
}
