package io.mlpipeline.preprocessor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectionTests {

    private static final LanguageDetection DETECTION = expecting("en", "fr", "de", "es");

    @Test
    void tellsShortTextsApart() throws IOException {
        List<String> wrong = new ArrayList<>();
        int unknown = 0;
        List<String> lines = lines();
        for (String line : lines) {
            String[] parts = line.split("\t");
            String told = DETECTION.of(parts[1]).code();
            if (told.equals(LanguageDetection.UNKNOWN)) {
                unknown++;
            } else if (!told.equals(parts[0])) {
                wrong.add(told + ": " + line);
            }
        }
        assertThat(lines).hasSize(100);
        assertThat(wrong).isEmpty();
        assertThat(unknown).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "!!!",
                "x",
                "Привет, как дела?",
                "你好吗",
                "Waar is mijn pakket?",
                "Gdzie jest moja paczka?",
                "Kde je můj balíček?",
                "Buongiorno, vorrei un caffè",
                "Bom dia, tudo bem?",
                "Var är mitt paket?"
            })
    void saysNothingOfWhatItWasNotAskedFor(String text) {
        assertThat(DETECTION.of(text).code()).isEqualTo("und");
    }

    @Test
    void takesOtherLanguagesAsWished() {
        assertThat(expecting("it", "nl").of("Buongiorno, vorrei un caffè").code()).isEqualTo("it");
        assertThat(expecting("zh", "en").of("你好吗,我的卡在哪里").code()).isEqualTo("zh");
    }

    @Test
    void readsOnlyTheBeginningOfALongText() {
        assertThat(DETECTION.of("The parcel has not arrived yet. ".repeat(50_000)).code())
                .isEqualTo("en");
    }

    private static LanguageDetection expecting(String... codes) {
        return new LanguageDetection(new LanguageProperties(List.of(codes), 0.5));
    }

    private static List<String> lines() throws IOException {
        try (InputStream in =
                LanguageDetectionTests.class.getResourceAsStream("/language/short-texts.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
