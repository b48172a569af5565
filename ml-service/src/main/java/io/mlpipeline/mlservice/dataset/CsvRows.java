package io.mlpipeline.mlservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;

/** Rows of a CSV file (RFC 4180) with a header. */
final class CsvRows implements RowSource {

    /** Longest row that is read; longer ones are nearly always a quote that was never closed. */
    private static final int MAX_ROW_CHARACTERS = 1 << 20;

    private final Reader reader;
    private final Columns columns;

    CsvRows(Reader reader, Columns columns) {
        this.reader = reader;
        this.columns = columns;
    }

    @Override
    public void forEachRow(RowSink sink) {
        CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(MAX_ROW_CHARACTERS)
                        // else the rest of the file would be one row, and be left out
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(reader);
        long line = 1;
        try {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new DatasetException("The file is empty: it needs a header and rows.");
            }
            List<String> header = records.next().getFields().stream().map(String::strip).toList();
            int text = position(header, columns.text());
            int label = position(header, columns.label());
            while (records.hasNext()) {
                CsvRecord row = records.next();
                line = row.getStartingLineNumber();
                if (row.getFieldCount() == header.size()) {
                    sink.row(line, row.getField(text), row.getField(label));
                } else {
                    sink.malformed(
                            line,
                            "%d fields where the header has %d"
                                    .formatted(row.getFieldCount(), header.size()));
                }
            }
        } catch (CsvParseException e) {
            throw new DatasetException(
                    "The CSV cannot be read after line %d: look for a quote that is not closed or a row over %d characters."
                            .formatted(line, MAX_ROW_CHARACTERS),
                    e);
        }
    }

    private static int position(List<String> header, String column) {
        int position = header.indexOf(column);
        if (position < 0) {
            throw new DatasetException(
                    "The CSV has no column '%s'; its header is: %s. Name the columns by --text-column and --label-column, or textColumn and labelColumn over HTTP."
                            .formatted(column, abridged(String.join(", ", header))));
        }
        return position;
    }

    private static String abridged(String header) {
        return header.length() <= 200 ? header : header.substring(0, 200) + "…";
    }
}
