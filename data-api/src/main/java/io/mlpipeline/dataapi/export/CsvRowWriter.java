package io.mlpipeline.dataapi.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) with a header. */
final class CsvRowWriter implements RowWriter {

    private final List<String> columns;
    private final Writer out;
    private final CsvWriter csv;

    CsvRowWriter(List<String> columns, OutputStream stream) {
        this.columns = columns;
        this.out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns);
    }

    @Override
    public void write(ResultSet row) throws SQLException {
        String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(ExportedValue.of(row, i + 1));
        }
        csv.writeRecord(values);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String[] several -> String.join(" ", several);
            default -> value.toString();
        };
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        out.flush();
    }
}
