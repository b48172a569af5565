package io.mlpipeline.preprocessor.cleaning;

import io.mlpipeline.preprocessor.language.DetectedLanguage;
import io.mlpipeline.preprocessor.language.LanguageDetection;
import io.mlpipeline.preprocessor.personaldata.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * From a text as it was sent to the text that is learned from. A pure function: the same text gives
 * the same answer, nothing is kept, any number of threads may call it. {@code POST /preprocess},
 * {@code POST /predict} and the worker all go through here.
 *
 * <ol>
 *   <li>Invisible characters (control, zero-width, direction) go, white space becomes one space or
 *       one line break, the rest takes Unicode's composed form (NFC).
 *   <li>HTML becomes the text it shows: scripts and styles dropped, entities decoded, layer by
 *       layer if markup was encoded within markup. The flag {@code html} says so.
 *   <li>E-mail addresses, account, card and telephone numbers become placeholders such as {@code
 *       [EMAIL]}; flags {@code masked_email} and so on.
 *   <li>The language is told, and what is wrong with the text: {@code empty}, {@code too_short},
 *       {@code too_long}, {@code no_letters}, {@code mostly_symbols}, {@code repetitive}.
 * </ol>
 *
 * <p>Cleaning a cleaned text changes nothing. The time it takes is bounded by the text's length.
 */
public final class Cleaning {

    // markup within markup within markup is either an accident or an attack
    private static final int DEEPEST_MARKUP = 10;
    private static final int LOOKS = 5;
    // longer than any text of permitted length with its markup
    private static final int LONGEST_INPUT = 1 << 20;

    private final CleaningProperties properties;
    private final LanguageDetection languages;
    private final PersonalData personalData;
    private final Quality quality;

    public Cleaning(
            CleaningProperties properties, LanguageDetection languages, PersonalData personalData) {
        this.properties = properties;
        this.languages = languages;
        this.personalData = personalData;
        this.quality = new Quality(properties);
    }

    /** Never fails, whatever the text. */
    public Cleaned clean(String text) {
        if (text.length() > LONGEST_INPUT) {
            return new Cleaned("", LanguageDetection.UNKNOWN, 0, List.of(), List.of("too_long"));
        }
        List<String> flags = new ArrayList<>();
        String shown = withoutMarkup(Characters.plain(text), flags);
        String masked = properties.maskPersonalData() ? mask(shown, flags) : shown;
        String words = PersonalData.withoutPlaceholders(masked);
        DetectedLanguage language = languages.of(words);
        return new Cleaned(
                masked,
                language.code(),
                language.confidence(),
                List.copyOf(flags),
                quality.reasonsAgainst(masked, words));
    }

    private static String withoutMarkup(String text, List<String> flags) {
        String now = text;
        for (int layer = 0; layer < DEEPEST_MARKUP; layer++) {
            String next = Markup.toText(now);
            if (next.equals(now)) {
                return now;
            }
            if (layer == 0) {
                flags.add("html");
            }
            now = Characters.plain(next);
        }
        return Characters.plain(now.replace('<', ' ').replace('&', ' '));
    }

    private String mask(String text, List<String> flags) {
        Set<String> kinds = new TreeSet<>();
        String now = text;
        for (int look = 0; look < LOOKS; look++) {
            PersonalData.Masked masked = personalData.mask(now);
            if (masked.flags().isEmpty()) {
                break;
            }
            kinds.addAll(masked.flags());
            now = Characters.plain(masked.text());
        }
        flags.addAll(kinds);
        return now;
    }
}
