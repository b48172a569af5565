package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.intake.CsvRecords.CsvRecord;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with a header. */
final class CsvSource implements EntrySource {

    private final CsvRecords records;
    private final CsvColumns.Positions positions;

    /**
     * Reads the header.
     *
     * @throws ProblemException 422 if there is none, or not the columns that are needed
     */
    CsvSource(CsvRecords records, CsvColumns columns) throws IOException {
        this.records = records;
        CsvRecord header = records.next();
        if (header == null) {
            throw ProblemException.invalidInput("The CSV is empty; it needs a header and rows.");
        }
        if (header.fault() != null) {
            throw ProblemException.invalidInput("The CSV's header " + header.fault() + ".");
        }
        this.positions = columns.in(header.fields());
    }

    @Override
    public @Nullable Entry next() throws IOException {
        CsvRecord row = records.next();
        if (row == null) {
            return null;
        }
        if (row.fault() != null) {
            return new Entry.Unreadable(row.line(), row.fault());
        }
        int count = row.fields().size();
        return count == positions.count()
                ? new Entry.Read(row.line(), positions.entry(row.fields()))
                : new Entry.Unreadable(
                        row.line(),
                        "has %d fields where the header has %d"
                                .formatted(count, positions.count()));
    }
}
