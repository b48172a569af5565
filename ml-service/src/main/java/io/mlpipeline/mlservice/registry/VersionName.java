package io.mlpipeline.mlservice.registry;

import java.util.Set;
import java.util.regex.Pattern;

/** The rule for names of model versions: they are folder names, path segments and label values. */
public final class VersionName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Words that mean something else in a path below {@code /models}, or are aliases. */
    private static final Set<String> RESERVED =
            Set.of("champion", "candidate", "aliases", "train", "jobs");

    private VersionName() {}

    public static boolean isValid(String name) {
        return ALLOWED.matcher(name).matches() && !RESERVED.contains(name);
    }

    /**
     * The name itself.
     *
     * @throws IllegalArgumentException if it is none; the message gives the rule, not the name
     */
    public static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "A version is 1 to 64 letters, digits, dots, dashes and underscores, starts with"
                            + " a letter or digit, and is none of champion, candidate, aliases,"
                            + " train, jobs.");
        }
        return name;
    }
}
