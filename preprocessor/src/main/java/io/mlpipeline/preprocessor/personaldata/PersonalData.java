package io.mlpipeline.preprocessor.personaldata;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces e-mail addresses, IBANs, payment cards and telephone numbers by placeholders.
 *
 * <p>Numbers are masked only where their check digits, lengths and prefixes agree, so that order
 * numbers, amounts, dates and versions stay: they are what many texts are about.
 */
public final class PersonalData {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[(?:EMAIL|IBAN|CARD|PHONE)]");
    private static final int FEWEST_DIGITS = 7;

    private final PhoneNumbers phoneNumbers;

    public PersonalData(PersonalDataProperties properties) {
        this.phoneNumbers = new PhoneNumbers(properties.phoneRegions());
    }

    /**
     * A text and what was replaced in it.
     *
     * @param text with placeholders
     * @param flags such as {@code masked_email}, in the order of the alphabet
     */
    public record Masked(String text, List<String> flags) {}

    /** Takes out placeholders, for those who want to see words only. */
    public static String withoutPlaceholders(String masked) {
        return masked.indexOf('[') < 0 ? masked : PLACEHOLDER.matcher(masked).replaceAll(" ");
    }

    /**
     * One look for each kind of data. What is masked may have hidden where its neighbour begins, so
     * that another look may find more.
     */
    public Masked mask(String text) {
        Masking masking = new Masking(text);
        if (text.indexOf('@') >= 0) {
            masking.replace(EmailAddresses.in(text), "EMAIL");
        }
        if (hasDigits(text)) {
            masking.replace(Ibans.in(masking.text()), "IBAN");
            masking.replace(CardNumbers.in(masking.text()), "CARD");
            masking.replace(phoneNumbers.in(masking.text()), "PHONE");
        }
        return new Masked(masking.text(), masking.flags());
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && ++digits >= FEWEST_DIGITS) {
                return true;
            }
        }
        return false;
    }
}
