package io.mlpipeline.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.HttpMessageNotWritableException;
import tools.jackson.core.exc.JacksonIOException;

class ProblemTranslationTests {

    @Test
    void knowsAClientWhoLeftWhileItsAnswerWasWritten() {
        IOException broken = new ClientAbortException(new IOException("Broken pipe"));

        assertThat(
                        ProblemTranslation.isOfClientGone(
                                new HttpMessageNotWritableException(
                                        "", JacksonIOException.construct(broken))))
                .isTrue();
        assertThat(
                        ProblemTranslation.isOfClientGone(
                                new HttpMessageNotWritableException(
                                        "", new IllegalStateException("a getter failed"))))
                .isFalse();
    }
}
