package io.mlpipeline.quickstart.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file of labelled texts in the repository, each with an id so that it can be sent again. */
final class Sample {

    private static final String ID_COLUMN = "external_id";

    private Sample() {}

    /** The file's columns and one of ids, in CSV. */
    static String csv(Path file) throws IOException {
        StringWriter csv = new StringWriter();
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file);
                CsvWriter writer = CsvWriter.builder().build(csv)) {
            int count = 0;
            for (CsvRecord line : records) {
                List<String> fields = new ArrayList<>(line.getFields());
                fields.add(count == 0 ? ID_COLUMN : "banking77-" + count);
                writer.writeRecord(fields);
                count++;
            }
        }
        return csv.toString();
    }
}
