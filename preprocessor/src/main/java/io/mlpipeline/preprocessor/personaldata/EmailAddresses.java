package io.mlpipeline.preprocessor.personaldata;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses, also with letters beyond ASCII (RFC 6531); names of files do not count.
 */
final class EmailAddresses {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,256}+"
                            + "@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,10}"
                            + "(?!(?:png|jpe?g|gif|svg|webp)\\b)(?:xn--[a-z0-9-]{2,59}|\\p{L}{2,63})",
                    Pattern.CASE_INSENSITIVE);

    private EmailAddresses() {}

    static List<Span> in(String text) {
        return ADDRESS.matcher(text).results().map(m -> new Span(m.start(), m.end())).toList();
    }
}
