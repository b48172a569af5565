package io.mlpipeline.benchmarks.dataset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Labelled texts as CSV with a header. */
final class LabelledTextFile {

    static final String TEXT = "text";
    static final String LABEL = "label";

    private LabelledTextFile() {}

    /**
     * Reads the examples in file order; rows without a text or a label are left out.
     *
     * @throws IllegalArgumentException if a column is missing
     */
    static List<LabelledText> read(Path csv, String textColumn, String labelColumn)
            throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream()
                    .map(row -> example(row, textColumn, labelColumn))
                    .filter(example -> !example.text().isBlank() && !example.label().isBlank())
                    .toList();
        }
    }

    static void write(Path csv, List<LabelledText> examples) throws IOException {
        try (CsvWriter rows = CsvWriter.builder().build(csv)) {
            rows.writeRecord(TEXT, LABEL);
            examples.forEach(example -> rows.writeRecord(example.text(), example.label()));
        }
    }

    private static LabelledText example(NamedCsvRecord row, String textColumn, String labelColumn) {
        return new LabelledText(
                row.findField(textColumn).orElseThrow(() -> missing(row, textColumn)),
                row.findField(labelColumn).orElseThrow(() -> missing(row, labelColumn)));
    }

    private static IllegalArgumentException missing(NamedCsvRecord row, String column) {
        return new IllegalArgumentException(
                "no column '"
                        + column
                        + "' among "
                        + row.getHeader()
                        + ": name it by --text-column or --label-column");
    }
}
