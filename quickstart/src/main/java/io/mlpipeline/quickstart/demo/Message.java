package io.mlpipeline.quickstart.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A customer's message, and what a person would call it.
 *
 * @param text what the customer wrote
 * @param label by the demo's rule
 * @param told whether people tell the suite the label; of the others one sees whether it learnt the
 *     rule or only the sentences
 */
record Message(String text, String label, boolean told) {

    // messages stand in pairs, one of each label: three pairs are told, one is kept back
    private static final int ROUND = 8;
    private static final int TOLD = 6;

    static List<Message> all() throws IOException {
        try (InputStream file =
                        Objects.requireNonNull(Message.class.getResourceAsStream("messages.csv"));
                CsvReader<NamedCsvRecord> records =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Message> messages = new ArrayList<>();
            for (NamedCsvRecord line : records) {
                messages.add(
                        new Message(
                                line.getField("text"),
                                line.getField("label"),
                                messages.size() % ROUND < TOLD));
            }
            return messages;
        }
    }
}
