package io.mlpipeline.dataapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonArraySourceTests {

    private static final String GOOD = "{\"text\":\"a, ]} \\\" \\\\\"}";

    @Test
    void readsElementsWhateverTheirStringsHold() throws IOException {
        assertThat(read(" " + GOOD + " ,\n" + GOOD + "]  ")).containsExactly("read", "read");
        assertThat(read("]")).isEmpty();
    }

    @Test
    void keepsWhatFollowsAnElementThatIsNoText() throws IOException {
        assertThat(read("1,null,[{\"a\":[1,2]}],\"x\",{]," + GOOD + "]"))
                .hasSize(6)
                .last()
                .isEqualTo("read");
    }

    @Test
    void keepsWhatFollowsAQuoteThatIsNotClosed() throws IOException {
        assertThat(read("{\"text\":\"a},\n" + GOOD + "]"))
                .containsExactly("has a quote that is not closed on its line", "read");
    }

    @Test
    void keepsWhatFollowsAnElementThatIsTooLong() throws IOException {
        assertThat(read("{\"text\":\"" + "x".repeat(5000) + "\"}," + GOOD + "]"))
                .containsExactly("is longer than 2000 bytes", "read");
    }

    @Test
    void saysWhenTheArrayHasNoEndOrGoesOnAfterIt() throws IOException {
        assertThat(read(GOOD + ",")).containsExactly("read", "is missing: the array is not closed");
        assertThat(read(GOOD.substring(0, 5)))
                .containsExactly("is not closed before the end of the body");
        assertThat(read(GOOD + "] {}"))
                .containsExactly("read", "follows the end of the array, and is left out");
    }

    private static List<String> read(String afterBracket) throws IOException {
        JsonArraySource source =
                new JsonArraySource(
                        new ByteArrayInputStream(afterBracket.getBytes(StandardCharsets.UTF_8)),
                        new JsonEntries(new JsonMapper()),
                        2000);
        List<String> all = new ArrayList<>();
        for (Entry entry = source.next(); entry != null; entry = source.next()) {
            all.add(
                    switch (entry) {
                        case Entry.Read _ -> "read";
                        case Entry.Unreadable(LineError error) -> error.reason();
                    });
        }
        return all;
    }
}
