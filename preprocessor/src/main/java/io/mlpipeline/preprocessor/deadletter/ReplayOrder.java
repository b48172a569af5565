package io.mlpipeline.preprocessor.deadletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters to send in again: some or all.
 *
 * @param ids of texts
 * @param all true for every one there is now
 */
record ReplayOrder(
        @Schema(nullable = true) @Size(min = 1, max = 1000) @Nullable List<@NotNull UUID> ids,
        @Schema(nullable = true) @Nullable Boolean all) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "send either ids or all:true")
    public boolean isEitherIdsOrAll() {
        return (ids != null) != Boolean.TRUE.equals(all);
    }
}
