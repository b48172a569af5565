package io.mlpipeline.starter.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

class ProtectedRequestTests {

    @ParameterizedTest
    @CsvSource({
        "POST /models/**, POST, /models/train, true",
        "POST /models/**, GET, /models/train, false",
        "* /models/**, PROPFIND, /models, true",
        "GET /export, HEAD, /export, true",
        "GET /export, GET, /exported, false",
        "DELETE /texts/{id}, DELETE, /texts/1;x=2, true",
        "DELETE /texts/{id}, DELETE, /texts/%31, true",
    })
    void matchesMethodAndPattern(String entry, String method, String path, boolean matches) {
        assertThat(ProtectedRequest.parse(entry).matches(method, PathContainer.parsePath(path)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/models", "POST", "post /models", "POST models", "POST /a /b"})
    void refusesWhatIsNoEntry(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProtectedRequest.parse(entry));
    }

    @Test
    void matchesHeadOnlyWhereGetIsProtected() {
        assertThat(ProtectedRequest.parse("POST /a").matches("HEAD", PathContainer.parsePath("/a")))
                .isFalse();
    }
}
