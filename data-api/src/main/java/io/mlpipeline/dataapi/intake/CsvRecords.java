package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.lines.Line;
import io.mlpipeline.dataapi.lines.Lines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file. A quote that is not closed would make one record of all that follows:
 * once it has gone on for longer than the bound, only its first line is given up, and reading goes
 * on at the line after it.
 */
final class CsvRecords {

    /** Going back costs up to the bound each time; a file that has no end of it is no CSV. */
    private static final int MOST_RETURNS = 1000;

    private static final String UNCLOSED = "has a quote that is not closed %s";
    private static final String BROKEN =
            "has text after a closing quote; write a quote within a field as two";

    private final Lines lines;
    private final int bound;
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    private int returns;

    CsvRecords(Lines lines, int bound) {
        this.lines = lines;
        this.bound = bound;
    }

    /**
     * A record.
     *
     * @param line number of its first line
     * @param fields none if there is a fault
     * @param fault why it could not be read, or null
     */
    record CsvRecord(long line, List<String> fields, @Nullable String fault) {

        static CsvRecord unreadable(Line line, String fault) {
            return new CsvRecord(line.number(), List.of(), fault);
        }
    }

    /** Reads the next record, or null at the end; lines that are empty are left out. */
    @Nullable CsvRecord next() throws IOException {
        Line first = nextLine();
        while (first != null && first.fault() == null && first.text().isEmpty()) {
            first = nextLine();
        }
        if (first == null) {
            return null;
        }
        return first.fault() == null ? record(first) : CsvRecord.unreadable(first, first.fault());
    }

    private CsvRecord record(Line first) throws IOException {
        CsvFields fields = new CsvFields();
        fields.add(first.text());
        List<Line> others = new ArrayList<>();
        int length = first.text().length();
        while (fields.isOpen()) {
            Line line = nextLine();
            if (line == null) {
                return goBack(first, others, UNCLOSED.formatted("before the end of the file"));
            }
            others.add(line);
            // the bound is on memory, so that empty lines count too
            length += line.text().length() + Long.BYTES;
            if (line.fault() != null || length > bound) {
                return goBack(first, others, UNCLOSED.formatted("within " + bound + " characters"));
            }
            fields.add(line.text());
        }
        return fields.isBroken()
                ? goBack(first, others, BROKEN)
                : new CsvRecord(first.number(), fields.fields(), null);
    }

    private CsvRecord goBack(Line first, List<Line> others, String fault) throws IOException {
        if (others.isEmpty()) {
            return CsvRecord.unreadable(first, fault);
        }
        if (++returns > MOST_RETURNS) {
            return giveUp(first);
        }
        others.reversed().forEach(pushedBack::addFirst);
        return CsvRecord.unreadable(first, fault);
    }

    /** Reads to the end all the same, so that the client gets to its answer. */
    private CsvRecord giveUp(Line first) throws IOException {
        pushedBack.clear();
        lines.skipRest();
        return CsvRecord.unreadable(
                first,
                "and all lines after it could not be read: more than "
                        + MOST_RETURNS
                        + " quotes before it are not closed");
    }

    private @Nullable Line nextLine() throws IOException {
        Line line = pushedBack.poll();
        return line != null ? line : lines.next();
    }
}
