package io.mlpipeline.preprocessor.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleaningTests {

    @Test
    void saysEverythingAboutAMessyText() {
        Cleaned cleaned =
                Cleanings.CLEANING.clean(
                        "<p>Hello,&nbsp;my  card <b>has not</b> arrived.<br>Write to"
                                + " anna.meier@example.org</p><script>alert(1)</script>");

        assertThat(cleaned.text()).isEqualTo("Hello, my card has not arrived.\nWrite to [EMAIL]");
        assertThat(cleaned.language()).isEqualTo("en");
        assertThat(cleaned.languageConfidence()).isBetween(0.9, 1.0);
        assertThat(cleaned.flags()).containsExactly("html", "masked_email");
        assertThat(cleaned.reasons()).isEmpty();
        assertThat(cleaned.isUsable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b and c > d",
                "I <3 you",
                "if a<b and c>d then stop",
                "Fish & chips at AT&T",
                "x &foo; y",
                "Is 5 > 3?\nYes.",
                "<John> wrote this",
                "The price is 100 $ & more",
                "Vec<String> list",
                "🙂 ist schön",
                "👩‍👩‍👧 family",
                "می‌خواهم"
            })
    void leavesAloneWhatIsFine(String text) {
        assertThat(Cleanings.CLEANING.clean(text).text()).isEqualTo(text);
        assertThat(Cleanings.CLEANING.clean(text).flags()).isEmpty();
    }

    @Test
    void composesCharacters() {
        assertThat(text("Cafe\u0301 Mu\u0308nchen")).isEqualTo("Café München");
    }

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(text("pay\u200bpal\u00ad \u202eevil\u202c a\u0000b\u0007 \ufeffc\u2066d\u2069"))
                .isEqualTo("paypal evil ab cd");
        assertThat(text("pay\u200dpal")).isEqualTo("paypal");
        assertThat(text("half \ud83d a pair")).isEqualTo("half a pair");
        assertThat(text("tagged\udb40\udc41")).isEqualTo("tagged");
    }

    @Test
    void makesOneSpaceOrOneLineBreakOfWhiteSpace() {
        assertThat(text("  one \t two\u00a0\u2003three \r\n\r\n  four\u2028five  "))
                .isEqualTo("one two three\nfour\nfive");
    }

    @Test
    void showsHtmlAsABrowserWould() {
        assertThat(text("<div>one</div><div>two</div>")).isEqualTo("one\ntwo");
        assertThat(text("<ul><li>one<li>two</ul>")).isEqualTo("one\ntwo");
        assertThat(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"))
                .isEqualTo("a b\nc");
        assertThat(text("<b>bo</b>ld\nwords")).isEqualTo("bold words");
        assertThat(text("<style>p {}</style>seen<!-- not -->")).isEqualTo("seen");
        assertThat(text("<html><head><title>T</title></head><body>seen</body></html>"))
                .isEqualTo("seen");
        assertThat(text("1 < 2 <i>and</i> I <3 it")).isEqualTo("1 < 2 and I <3 it");
        assertThat(text("<a href=\"https://example.org/?a=1&amp;b=2\">a link</a>"))
                .isEqualTo("a link");
    }

    @Test
    void decodesEntitiesAsOftenAsTheyWereEncoded() {
        assertThat(text("Fish &amp; chips, &euro;5 &#128512;")).isEqualTo("Fish & chips, €5 😀");
        assertThat(text("&amp;amp;lt;3")).isEqualTo("&lt;3".replace("&lt;", "<"));
        assertThat(text("&lt;p&gt;twice&lt;/p&gt;")).isEqualTo("twice");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'   ', empty",
                "'<p></p>', empty",
                "'x', too_short",
                "'12345', no_letters",
                "'👍👍', no_letters",
                "'[EMAIL]', no_letters",
                "'a!!!???***+++---', mostly_symbols",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', repetitive",
                "'ok', -",
                "'我的卡丢了', -",
                "'गाड़ी कहाँ है', -"
            })
    void saysWhatIsWrong(String text, String reason) {
        Cleaned cleaned = Cleanings.CLEANING.clean(text);
        if (reason == null) {
            assertThat(cleaned.reasons()).isEmpty();
        } else {
            assertThat(cleaned.reasons()).containsExactly(reason);
            assertThat(cleaned.isUsable()).isFalse();
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        String sentence = "All work and no play makes Jack a dull boy. ";
        assertThat(Cleanings.CLEANING.clean(sentence.repeat(250)).reasons())
                .containsExactly("too_long");
        assertThat(Cleanings.CLEANING.clean("a".repeat(2_000_000)).reasons())
                .containsExactly("too_long");
    }

    @Test
    void countsPlaceholdersAsNoWords() {
        assertThat(Cleanings.CLEANING.clean("anna@example.org").reasons())
                .containsExactly("no_letters");
        assertThat(Cleanings.CLEANING.clean("anna@example.org").language()).isEqualTo("und");
    }

    private static String text(String text) {
        return Cleanings.CLEANING.clean(text).text();
    }
}
