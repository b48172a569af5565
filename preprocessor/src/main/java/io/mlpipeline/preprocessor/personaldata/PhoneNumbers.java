package io.mlpipeline.preprocessor.personaldata;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers by the numbering plans in libphonenumber: any with its country code, and
 * those of some countries as they are written within them.
 *
 * <p>A plain run of digits that starts neither with a plus sign nor with a zero stays: it is far
 * more often the number of an order than of a telephone.
 */
final class PhoneNumbers {

    // only where something looks like it is a text read with the numbering plans, which costs
    private static final Pattern CANDIDATE =
            Pattern.compile("[+(]?[0-9][0-9 ()./\\u2010-\\u2015-]{5,40}[0-9]");
    private static final String NO_REGION = "ZZ";
    private static final long TRIES = 50;

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final List<String> regions;

    PhoneNumbers(List<String> regions) {
        this.regions = List.copyOf(regions);
    }

    List<Span> in(String text) {
        boolean international = false;
        boolean national = false;
        Matcher candidate = CANDIDATE.matcher(text);
        while (candidate.find()) {
            String number = candidate.group();
            if (digits(number) >= 7) {
                international |= number.startsWith("+");
                national |= !number.startsWith("+");
            }
        }
        List<Span> found = new ArrayList<>();
        if (international) {
            collect(text, NO_REGION, Leniency.VALID, found);
        }
        if (national) {
            for (String region : regions) {
                collect(text, region, Leniency.STRICT_GROUPING, found);
            }
        }
        found.sort(Comparator.comparingInt(Span::start));
        return found;
    }

    private void collect(String text, String region, Leniency leniency, List<Span> found) {
        for (PhoneNumberMatch match : plans.findNumbers(text, region, leniency, TRIES)) {
            Span span = new Span(match.start(), match.end());
            if (isWrittenAsPhone(match.rawString())
                    && !isPartOfSomethingElse(text, span)
                    && found.stream().noneMatch(f -> overlap(f, span))) {
                found.add(span);
            }
        }
    }

    private static boolean isWrittenAsPhone(String raw) {
        return raw.startsWith("+")
                || raw.startsWith("0")
                || raw.chars().anyMatch(c -> c == ' ' || c == '(' || c == '-' || c == '.');
    }

    /** An amount, a numbered thing, a part of a version or of a longer code. */
    private static boolean isPartOfSomethingElse(String text, Span span) {
        String before = text.substring(Math.max(0, span.start() - 2), span.start()).strip();
        String after = text.substring(span.end(), Math.min(text.length(), span.end() + 2)).strip();
        return !before.isEmpty() && "#№$€£¥_=".indexOf(before.charAt(before.length() - 1)) >= 0
                || !after.isEmpty() && "$€£¥%_".indexOf(after.charAt(0)) >= 0;
    }

    private static boolean overlap(Span a, Span b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
