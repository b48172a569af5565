package io.mlpipeline.preprocessor.personaldata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.jspecify.annotations.Nullable;

/**
 * Finds international bank account numbers: as long as their country's are, in its form, and with
 * the check digits of ISO 13616 (modulo 97). Spaces or hyphens may part them.
 */
final class Ibans {

    private static final Pattern START =
            Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?=[ -]?[A-Za-z0-9])");
    private static final IBANValidator VALIDATOR = IBANValidator.getInstance();

    private Ibans() {}

    static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        Matcher start = START.matcher(text);
        int from = 0;
        while (start.find(from)) {
            Span iban = at(text, start.start());
            if (iban == null) {
                from = start.start() + 1;
            } else {
                found.add(iban);
                from = iban.end();
            }
        }
        return found;
    }

    private static @Nullable Span at(String text, int start) {
        var country =
                VALIDATOR.getValidator(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (country == null) {
            return null;
        }
        StringBuilder iban = new StringBuilder(country.getIbanLength());
        int i = start;
        while (i < text.length() && iban.length() < country.getIbanLength()) {
            char c = text.charAt(i);
            if (isAlphanumeric(c)) {
                iban.append(Character.toUpperCase(c));
            } else if (c != ' ' && c != '-' || !isAlphanumeric(text.charAt(i - 1))) {
                return null;
            }
            i++;
        }
        boolean ends = i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
        return ends && VALIDATOR.isValid(iban.toString()) ? new Span(start, i) : null;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
