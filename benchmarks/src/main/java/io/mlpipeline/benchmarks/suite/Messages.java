package io.mlpipeline.benchmarks.suite;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts without end, each another: words drawn as often as the repository's sample has them, so
 * that languages, lengths and characters are those of real messages.
 */
public final class Messages {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 24;
    private static final long SEED = 42;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> texts;
    private final String[] words;

    private Messages(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.words =
                texts.stream()
                        .flatMap(text -> List.of(text.split("[^\\p{L}']+")).stream())
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
    }

    /** From the sample in the repository. */
    public static Messages ofSample() throws IOException {
        Path sample = SuiteOptions.repository().resolve("samples").resolve("banking77.csv");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(sample)) {
            return new Messages(rows.stream().map(row -> row.getField("text")).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The sample's texts as they are, each as the body of a prediction. */
    public List<String> predictionBodies() {
        return texts.stream().map(text -> JSON.writeValueAsString(Map.of("text", text))).toList();
    }

    /** The lines from one number on, up to another, as NDJSON; a number always gives one line. */
    public byte[] ndjson(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int number = from; number < to; number++) {
            lines.append("{\"externalId\":\"message-").append(number);
            lines.append("\",\"text\":").append(JSON.writeValueAsString(text(number)));
            lines.append("}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String text(int number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        List<String> drawn = new ArrayList<>();
        int length = random.nextInt(SHORTEST, LONGEST + 1);
        for (int i = 0; i < length; i++) {
            drawn.add(words[random.nextInt(words.length)]);
        }
        return String.join(" ", drawn) + " " + number;
    }
}
