package io.mlpipeline.starter.requestcontext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ABC-def_0.9",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void keepsASoundOne(String id) {
        assertThat(RequestId.soundOrNew(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\n", "\u00e9", "<b>", "a/b"})
    void replacesAnUnsoundOne(String id) {
        assertThat(RequestId.soundOrNew(id)).matches("[0-9a-f]{32}");
    }

    @Test
    void replacesOneThatIsTooLong() {
        assertThat(RequestId.soundOrNew("a".repeat(65))).hasSize(32);
    }
}
