package io.mlpipeline.preprocessor.worker;

import io.mlpipeline.preprocessor.cleaning.Cleaned;
import io.mlpipeline.preprocessor.duplicates.Original;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code text} as it is to be. */
record StoredText(
        UUID id,
        boolean ready,
        Cleaned cleaned,
        List<String> flags,
        List<String> reasons,
        @Nullable UUID duplicateOf) {

    static StoredText of(ProcessedText text, @Nullable Original original) {
        List<String> flags = new ArrayList<>(text.cleaned().flags());
        List<String> reasons = new ArrayList<>(text.cleaned().reasons());
        if (original != null) {
            if (original.exact()) {
                reasons.add("duplicate");
            } else {
                flags.add("near_duplicate");
            }
        }
        return new StoredText(
                text.id(),
                reasons.isEmpty(),
                text.cleaned(),
                List.copyOf(flags),
                List.copyOf(reasons),
                original == null ? null : original.id());
    }

    String status() {
        return ready ? "READY" : "REJECTED";
    }
}
