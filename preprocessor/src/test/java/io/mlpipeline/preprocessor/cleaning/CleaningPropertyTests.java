package io.mlpipeline.preprocessor.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the cleaning of any text, tried on a few thousand odd ones. */
class CleaningPropertyTests {

    private static final int TEXTS = 4_000;
    private static final List<String> PIECES =
            List.of(
                    "<b>",
                    "</b>",
                    "<",
                    ">",
                    "</",
                    "<p class=\"x\">",
                    "<script>",
                    "</script>",
                    "<!--",
                    "-->",
                    "<br/>",
                    "<a href='x'>",
                    "<pre>",
                    "</pre>",
                    "&amp;",
                    "&lt;",
                    "&gt;",
                    "&#60;",
                    "&#x3c;",
                    "&nbsp;",
                    "&",
                    ";",
                    "amp;",
                    "#8203;",
                    "&#8203;",
                    "&#0;",
                    "&lt",
                    "b>",
                    "script>",
                    "\u200b",
                    "\u200d",
                    "\u200c",
                    "\u202e",
                    "\u00ad",
                    "\u0301",
                    "e",
                    "\ufeff",
                    "\ud83d",
                    "\ude00",
                    "\ud83d\ude00",
                    "\u0000",
                    "\n",
                    "\r\n",
                    "\t",
                    " ",
                    "  ",
                    "\u2028",
                    "\u00a0",
                    "\u037e",
                    "\uff1c",
                    "\uff1e",
                    "\u226e",
                    "\u0338",
                    "ﬁ",
                    "Ä",
                    "я",
                    "語",
                    "म",
                    "्",
                    "anna@example.org",
                    "@",
                    ".com",
                    "x@",
                    "[EMAIL]",
                    "[",
                    "]",
                    "EMAIL",
                    "DE89370400440532013000",
                    "DE89 3704 0044 0532 0130 00",
                    "GB",
                    "4111 1111 1111 1111",
                    "4111111111111111",
                    "4",
                    "1111",
                    "+49 30 901820",
                    "030 901820",
                    "(650) 253-0000",
                    "+1",
                    "0",
                    "-",
                    ".",
                    "/",
                    "2026-11-25",
                    "1.2.3",
                    "€",
                    "#",
                    "word",
                    "Where is it?");

    private final Random random = new Random(4711);

    @Test
    void cleaningTheCleanedChangesNothing() {
        for (int i = 0; i < TEXTS; i++) {
            String text = oddText();
            Cleaned once = Cleanings.CLEANING.clean(text);
            Cleaned twice = Cleanings.CLEANING.clean(once.text());
            assertThat(twice.text()).as(escaped(text)).isEqualTo(once.text());
            assertThat(twice.reasons()).as(escaped(text)).isEqualTo(once.reasons());
        }
    }

    @Test
    void givesTheSameForTheSame() {
        for (int i = 0; i < TEXTS / 10; i++) {
            String text = oddText();
            assertThat(Cleanings.CLEANING.clean(text)).isEqualTo(Cleanings.CLEANING.clean(text));
        }
    }

    @Test
    void anythingAtAllIsAnswered() {
        for (int i = 0; i < TEXTS; i++) {
            char[] characters = new char[random.nextInt(200)];
            for (int c = 0; c < characters.length; c++) {
                characters[c] = (char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x80);
            }
            Cleaned cleaned = Cleanings.CLEANING.clean(new String(characters));
            assertThat(cleaned.text())
                    .doesNotContain("\u0000", "\u200b", "\u202e", "  ", "\n\n")
                    .isEqualTo(cleaned.text().strip());
            assertThat(cleaned.languageConfidence()).isBetween(0.0, 1.0);
        }
    }

    /** Not a measurement: what grows with the square or worse would take minutes or overflow. */
    @ParameterizedTest
    @MethodSource("nastyTexts")
    @Timeout(20)
    void nastyTextsTakeBoundedTime(String text) {
        Cleaned once = Cleanings.CLEANING.clean(text);
        assertThat(Cleanings.CLEANING.clean(once.text()).text()).isEqualTo(once.text());
    }

    static Stream<String> nastyTexts() {
        return Stream.of(
                "<".repeat(10_000),
                "<b>".repeat(3_333),
                "<".repeat(3_333) + "b>".repeat(3_333),
                "<b ".repeat(3_333) + ">",
                "<b a=\"".repeat(1_500) + "x",
                "<b " + "a=b ".repeat(2_500) + "<",
                "&amp;".repeat(2_000),
                "&" + "amp;".repeat(2_499) + "lt;b>",
                "&lt;".repeat(2_500),
                "<table><tr><td>".repeat(600),
                "<a><p>".repeat(1_600),
                "a".repeat(5_000) + "@" + "b.".repeat(2_500),
                "a@".repeat(5_000),
                "a.".repeat(5_000) + "@",
                "1 ".repeat(5_000),
                "1-".repeat(5_000),
                "41111111111".repeat(900),
                "4111 1111 ".repeat(1_000),
                "DE89 ".repeat(2_000),
                "+49 30 901820 ".repeat(700),
                "030/".repeat(2_500),
                "(0".repeat(5_000),
                "e" + "\u0301".repeat(9_999),
                "\u200d".repeat(10_000),
                "\ud83d".repeat(10_000),
                " ".repeat(1_000_000),
                "lorem ipsum ".repeat(80_000),
                "<p>x</p>".repeat(120_000));
    }

    private String oddText() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> {
                    if (c > ' ' && c < 127) {
                        escaped.append((char) c);
                    } else {
                        escaped.append("\\u%04x".formatted(c));
                    }
                });
        return escaped.toString();
    }
}
