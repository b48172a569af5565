package io.mlpipeline.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonStrictnessAutoConfigurationTests {

    record Body(String text, int count, boolean loud) {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    JsonStrictnessAutoConfiguration.class,
                                    JacksonAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":1,\"count\":1,\"loud\":true}",
                "{\"text\":true,\"count\":1,\"loud\":true}",
                "{\"text\":1.5,\"count\":1,\"loud\":true}",
                "{\"text\":\"a\",\"count\":\"1\",\"loud\":true}",
                "{\"text\":\"a\",\"count\":1.5,\"loud\":true}",
                "{\"text\":\"a\",\"count\":null,\"loud\":true}",
                "{\"text\":\"a\",\"count\":1,\"loud\":\"true\"}",
                "{\"text\":\"a\",\"count\":1,\"loud\":1}",
                "{\"text\":\"a\",\"count\":1,\"loud\":true,\"more\":1}",
                "{\"text\":\"a\",\"text\":\"b\",\"count\":1,\"loud\":true}",
                "{\"text\":\"a\",\"count\":1,\"loud\":true} {}",
                "{\"text\":\"a\",\"count\":99999999999,\"loud\":true}",
                "{\"text\":\"\\ud83d\",\"count\":1,\"loud\":true}",
                "{\"text\":\"\\ude00\\ud83d\",\"count\":1,\"loud\":true}",
                "{'text':'a','count':1,'loud':true}",
                "{\"text\":NaN,\"count\":1,\"loud\":true}",
            })
    void refusesWhatIsNotMeant(String json) {
        runner.run(context ->
                assertThatExceptionOfType(JacksonException.class)
                        .isThrownBy(() ->
                                context.getBean(JsonMapper.class).readValue(json, Body.class)));
    }

    @Test
    void takesWhatIsMeant() {
        runner.run(context ->
                assertThat(
                                context.getBean(JsonMapper.class)
                                        .readValue(
                                                "{\"text\":\"1\",\"count\":1,\"loud\":true}",
                                                Body.class))
                        .isEqualTo(new Body("1", 1, true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d\\ude00",
                "\\u0000",
                "\u0645\u0631\u062d\u0628\u0627",
                "\u4f60\u597d"
            })
    void takesAllTextThatUnicodeKnows(String text) {
        runner.run(context ->
                assertThat(
                                context.getBean(JsonMapper.class)
                                        .readValue("[\"" + text + "\"]", String[].class))
                        .hasSize(1));
    }

    @Test
    void refusesHalfASurrogatePairInAListToo() {
        runner.run(context ->
                assertThatExceptionOfType(WellFormedText.IllFormed.class)
                        .isThrownBy(() ->
                                context.getBean(JsonMapper.class)
                                        .readValue(
                                                "[\"\\ud83d\"]",
                                                new TypeReference<List<String>>() {})));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] json =
                "{\"text\":\"\u00e9\",\"count\":1,\"loud\":true}"
                        .getBytes(StandardCharsets.ISO_8859_1);
        runner.run(context ->
                assertThatExceptionOfType(JacksonException.class)
                        .isThrownBy(() ->
                                context.getBean(JsonMapper.class).readValue(json, Body.class)));
    }

    @Test
    void boundsTheDepth() {
        runner.withPropertyValues("mlpipeline.json.max-nesting-depth=10")
                .run(context -> {
                    JsonMapper mapper = context.getBean(JsonMapper.class);
                    assertThat(mapper.readTree("[".repeat(10) + "]".repeat(10))).isNotNull();
                    assertThatExceptionOfType(JacksonException.class)
                            .isThrownBy(() -> mapper.readTree("[".repeat(11) + "]".repeat(11)));
                });
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("mlpipeline.json.enabled=false")
                .run(context -> {
                    JsonNode tree = context.getBean(JsonMapper.class).readTree("{\"a\":1,\"a\":2}");
                    assertThat(tree.get("a").asInt()).isEqualTo(2);
                });
    }
}
