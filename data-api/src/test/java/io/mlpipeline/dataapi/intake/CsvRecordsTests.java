package io.mlpipeline.dataapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.intake.CsvRecords.CsvRecord;
import io.mlpipeline.dataapi.lines.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTests {

    private static final int BOUND = 2000;

    @Test
    void readsQuotedFieldsAsTheStandardHasThem() throws IOException {
        List<CsvRecord> records = read("a,\"b, \"\"c\"\"\",\n\n\"two\nlines\",\"\",5\" pipe\n");
        assertThat(records.stream().map(CsvRecord::fields))
                .containsExactly(
                        List.of("a", "b, \"c\"", ""), List.of("two\nlines", "", "5\" pipe"));
        assertThat(records.stream().map(CsvRecord::line)).containsExactly(1L, 3L);
    }

    @Test
    void losesOneLineToAQuoteThatIsNotClosed() throws IOException {
        String rows = "good,x\n".repeat(1000);
        List<CsvRecord> records = read("\"bad,x\n" + rows);
        assertThat(records).hasSize(1001);
        assertThat(records.getFirst().fault())
                .isEqualTo("has a quote that is not closed within 2000 characters");
        assertThat(records.subList(1, 1001)).allMatch(record -> record.fault() == null);
    }

    @Test
    void losesOneLineToAQuoteThatLooksClosedByTheNext() throws IOException {
        List<CsvRecord> records = read("\"bad,x\n\"good, too\",x\nlast,x\n");
        assertThat(records.stream().map(record -> record.fault() == null))
                .containsExactly(false, true, true);
        assertThat(records.getFirst().fault()).startsWith("has text after a closing quote");
    }

    @Test
    void losesOneLineToAQuoteThatIsOpenAtTheEnd() throws IOException {
        List<CsvRecord> records = read("good,x\n\"bad,x\ngood,x");
        assertThat(records.stream().map(record -> record.fault() == null))
                .containsExactly(true, false, true);
    }

    @Test
    void givesUpOnAFileOfNothingButOpenQuotes() throws IOException {
        List<CsvRecord> records = read(bad(3000));
        assertThat(records).hasSize(2001);
        assertThat(records.getLast().fault()).startsWith("and all lines after it");
    }

    /** Quotes that open on every other line and never meet one that could close them. */
    private static String bad(int lines) {
        return ("\"" + "x".repeat(BOUND) + "\nplain\n").repeat(lines);
    }

    private static List<CsvRecord> read(String file) throws IOException {
        CsvRecords records =
                new CsvRecords(
                        new Lines(
                                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                                1 << 16),
                        BOUND);
        List<CsvRecord> all = new ArrayList<>();
        for (CsvRecord record = records.next(); record != null; record = records.next()) {
            all.add(record);
        }
        return all;
    }
}
