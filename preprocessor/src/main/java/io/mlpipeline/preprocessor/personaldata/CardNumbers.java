package io.mlpipeline.preprocessor.personaldata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;

/**
 * Finds the numbers of payment cards: length and prefix of an issuer, Luhn's check digit (ISO/IEC
 * 7812-1), and grouped as on a card or not at all.
 */
final class CardNumbers {

    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\p{L}\\p{N}])[0-9]++(?:[ -][0-9]++)*+(?![\\p{L}\\p{N}])");
    private static final Pattern GROUP = Pattern.compile("[0-9]++");
    private static final Pattern WRITTEN_AS_CARD =
            Pattern.compile(
                    "[0-9]{13,19}|[0-9]{4}(?:([ -])[0-9]{4}){2}\\1[0-9]{1,4}(?:\\1[0-9]{3})?"
                            + "|[0-9]{4}([ -])[0-9]{6}\\2[0-9]{4,5}");
    private static final int MOST_GROUPS = 5;
    private static final CreditCardValidator VALIDATOR =
            new CreditCardValidator(
                    CreditCardValidator.AMEX
                            + CreditCardValidator.VISA
                            + CreditCardValidator.MASTERCARD
                            + CreditCardValidator.DISCOVER
                            + CreditCardValidator.DINERS
                            + CreditCardValidator.VPAY);

    private CardNumbers() {}

    static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        GROUPS.matcher(text)
                .results()
                .filter(run -> run.end() - run.start() >= 13)
                .forEach(run -> look(text, run, found));
        return found;
    }

    /** A card's number may stand beside others, such as its security code. */
    private static void look(String text, MatchResult run, List<Span> found) {
        List<Span> groups =
                GROUP.matcher(run.group())
                        .results()
                        .map(g -> new Span(run.start() + g.start(), run.start() + g.end()))
                        .toList();
        int first = 0;
        while (first < groups.size()) {
            int last = Math.min(first + MOST_GROUPS, groups.size()) - 1;
            while (last >= first && !isCard(text, groups.get(first), groups.get(last))) {
                last--;
            }
            if (last >= first) {
                found.add(new Span(groups.get(first).start(), groups.get(last).end()));
                first = last;
            }
            first++;
        }
    }

    private static boolean isCard(String text, Span first, Span last) {
        int length = last.end() - first.start();
        if (length < 13 || length > 24) {
            return false;
        }
        String written = text.substring(first.start(), last.end());
        return WRITTEN_AS_CARD.matcher(written).matches()
                && VALIDATOR.isValid(written.replaceAll("[ -]", ""));
    }
}
