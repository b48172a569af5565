package io.mlpipeline.starter.requestcontext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-00-later"
            })
    void goesOnWithTheCallersTraceInASpanOfItsOwn(String header) {
        TraceParent trace = TraceParent.from(header);

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                "00_" + TRACE + "-" + SPAN + "-01",
            })
    void beginsATraceWhereTheHeaderIsUnsound(String header) {
        assertThat(TraceParent.from(header).traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    }

    @Test
    void neverRepeatsAnId() {
        assertThat(TraceParent.from(null)).isNotEqualTo(TraceParent.from(null));
    }
}
