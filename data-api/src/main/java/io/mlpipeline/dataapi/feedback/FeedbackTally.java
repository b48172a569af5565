package io.mlpipeline.dataapi.feedback;

import io.mlpipeline.dataapi.feedback.FeedbackReport.LineError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up a report, of which only the first errors are kept. */
final class FeedbackTally {

    private static final int MOST_ERRORS = 100;

    private final @Nullable List<@Nullable UUID> ids;
    private final List<LineError> errors = new ArrayList<>();
    private long accepted;
    private long unchanged;
    private long rejected;

    /**
     * @param withIds whether the report is to name the id of each
     */
    FeedbackTally(boolean withIds) {
        this.ids = withIds ? new ArrayList<>() : null;
    }

    void add(long line, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted it -> {
                accepted++;
                addId(it.id());
            }
            case Outcome.Unchanged it -> {
                unchanged++;
                addId(it.id());
            }
            case Outcome.Rejected it -> {
                rejected++;
                addId(null);
                if (errors.size() < MOST_ERRORS) {
                    errors.add(new LineError(line, it.field(), it.reason()));
                }
            }
        }
    }

    FeedbackReport report() {
        return new FeedbackReport(
                accepted, unchanged, rejected, errors, rejected - errors.size(), ids);
    }

    private void addId(@Nullable UUID id) {
        if (ids != null) {
            ids.add(id);
        }
    }
}
