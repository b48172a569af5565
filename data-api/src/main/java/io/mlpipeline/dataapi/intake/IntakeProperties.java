package io.mlpipeline.dataapi.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what is taken in. Memory of one upload is bounded by a few times {@code maxLineBytes}
 * and {@code batchCharacters}, whatever its size.
 *
 * @param maxTextLength characters of a text
 * @param maxLineBytes bytes of a line, of an element of an array, or of a CSV record over several
 *     lines; longer ones are skipped
 * @param batchSize texts in one transaction
 * @param batchCharacters characters in one transaction
 * @param maxErrors errors that are listed in an answer; the others are counted
 * @param maxIds elements of an array up to which their ids are listed
 * @param maxUploads uploads that are read at once
 * @param uploadWait how long one more waits for its turn
 */
@Validated
@ConfigurationProperties("mlpipeline.intake")
record IntakeProperties(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxTextLength,
        @DefaultValue("131072") @Min(1024) @Max(16 << 20) int maxLineBytes,
        @DefaultValue("1000") @Min(1) @Max(10_000) int batchSize,
        @DefaultValue("262144") @Min(1024) @Max(16 << 20) int batchCharacters,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxErrors,
        @DefaultValue("1000") @Min(0) @Max(10_000) int maxIds,
        @DefaultValue("32") @Min(1) @Max(1000) int maxUploads,
        @DefaultValue("5s") @NotNull Duration uploadWait) {}
