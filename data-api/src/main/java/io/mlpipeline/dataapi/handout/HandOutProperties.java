package io.mlpipeline.dataapi.handout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How texts are handed out.
 *
 * @param enabled false hands out none, here
 * @param maxOutstanding entries that the stream holds at most, so that Redis stays small
 * @param batchSize texts handed out at once
 * @param interval how often new texts are looked for
 * @param leaderInterval how often a replica that does not hand out tries whether it should, and how
 *     often waiting texts are counted
 */
@Validated
@ConfigurationProperties("mlpipeline.hand-out")
record HandOutProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int maxOutstanding,
        @DefaultValue("1000") @Min(1) @Max(10_000) int batchSize,
        @DefaultValue("200ms") @NotNull Duration interval,
        @DefaultValue("2s") @NotNull Duration leaderInterval) {}
