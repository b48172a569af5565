package io.mlpipeline.dataapi.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes one CSV record apart, line by line, as RFC 4180 has it: a quote means something only where
 * a field begins.
 *
 * <p>Why not by a library: the ones for CSV stop for good at the first field that is too long or
 * not closed, and what has to be known here is how to go on after it.
 */
final class CsvFields {

    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private State state = State.FIELD_START;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED,
        BROKEN
    }

    /** Adds a line of the record, the first or one after a line for which {@link #isOpen()}. */
    void add(String line) {
        if (state == State.QUOTED) {
            field.append('\n');
        }
        for (int i = 0; i < line.length() && state != State.BROKEN; i++) {
            state = next(line.charAt(i));
        }
        if (state != State.QUOTED && state != State.BROKEN) {
            endField();
        }
    }

    private State next(char c) {
        return switch (state) {
            case FIELD_START -> c == '"' ? State.QUOTED : plain(c);
            case PLAIN -> plain(c);
            case QUOTED -> {
                if (c == '"') {
                    yield State.QUOTE_IN_QUOTED;
                }
                field.append(c);
                yield State.QUOTED;
            }
            case QUOTE_IN_QUOTED -> {
                if (c == '"') {
                    field.append(c);
                    yield State.QUOTED;
                }
                yield c == ',' ? endField() : State.BROKEN;
            }
            case BROKEN -> State.BROKEN;
        };
    }

    private State plain(char c) {
        if (c == ',') {
            return endField();
        }
        field.append(c);
        return State.PLAIN;
    }

    private State endField() {
        fields.add(field.toString());
        field.setLength(0);
        return State.FIELD_START;
    }

    /** True if a quote is open, so that the next line belongs to this record. */
    boolean isOpen() {
        return state == State.QUOTED;
    }

    /** True if something other than a comma follows a closing quote. */
    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** The fields of a record that is neither open nor broken. */
    List<String> fields() {
        return fields;
    }
}
