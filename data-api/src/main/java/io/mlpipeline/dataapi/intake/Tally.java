package io.mlpipeline.dataapi.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the lines of one body, in bounded memory. For one thread. */
final class Tally {

    private final int maxErrors;
    private final int maxIds;
    private final List<LineError> errors = new ArrayList<>();
    private final List<@Nullable UUID> ids = new ArrayList<>();
    private long accepted;
    private long unchanged;
    private long rejected;
    private boolean tooManyIds;

    /**
     * @param maxIds lines up to which their ids are kept; 0 for none
     */
    Tally(int maxErrors, int maxIds) {
        this.maxErrors = maxErrors;
        this.maxIds = maxIds;
    }

    void add(Incoming incoming, Outcome outcome) {
        switch (outcome) {
            case Outcome.Stored stored -> {
                accepted++;
                put(incoming.line(), stored.id());
            }
            case Outcome.Unchanged same -> {
                unchanged++;
                put(incoming.line(), same.id());
            }
            case Outcome.Conflict conflict -> add(conflict.error());
        }
    }

    void add(LineError error) {
        rejected++;
        put(error.line(), null);
        if (errors.size() < maxErrors) {
            errors.add(error);
        }
    }

    private void put(long line, @Nullable UUID id) {
        if (line > maxIds) {
            tooManyIds = true;
            return;
        }
        while (ids.size() < line) {
            ids.add(null);
        }
        ids.set((int) line - 1, id);
    }

    long accepted() {
        return accepted;
    }

    long unchanged() {
        return unchanged;
    }

    long rejected() {
        return rejected;
    }

    /** Errors by line: those of a batch are found later than those of reading it. */
    IntakeReport report() {
        List<LineError> sorted =
                errors.stream().sorted(Comparator.comparingLong(LineError::line)).toList();
        return new IntakeReport(
                accepted,
                unchanged,
                rejected,
                sorted,
                rejected - sorted.size(),
                maxIds == 0 || tooManyIds ? null : ids);
    }
}
