package io.mlpipeline.dataapi.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a body with many texts.
 *
 * @param accepted texts that are stored now
 * @param unchanged texts that were there already, by their externalId
 * @param rejected lines that were not taken
 * @param errors why, for the first of them
 * @param errorsOmitted how many more there are
 * @param ids of an array that is not too long: the id of each element, null where it was rejected
 */
record IntakeReport(
        long accepted,
        long unchanged,
        long rejected,
        List<LineError> errors,
        long errorsOmitted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable UUID> ids) {}
