package io.mlpipeline.mlservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpipeline.mlservice.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Reads a file of examples, leaves out what cannot be trained on, and says what it left out. */
public final class DatasetReader {

    private final Columns columns;

    public DatasetReader(Columns columns) {
        this.columns = columns;
    }

    /**
     * Reads a UTF-8 file.
     *
     * @throws DatasetException if the file cannot be read, or leaves fewer than two classes
     */
    public Dataset read(Path file, DatasetFormat format) {
        MessageDigest digest = Sha256.newDigest();
        DatasetCollector collector = new DatasetCollector();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
                Reader reader = utf8(in)) {
            RowSource rows =
                    switch (format) {
                        case CSV -> new CsvRows(reader, columns);
                        case NDJSON -> new NdjsonRows(reader, columns);
                    };
            rows.forEachRow(collector);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw new DatasetException("There is no file " + file + ".", e);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw unreadable(e, collector.lastLine());
        }
        return collector.dataset(Sha256.hex(digest));
    }

    private static Reader utf8(InputStream in) throws IOException {
        Reader reader =
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new ByteOrderMarkSkippingReader(reader);
    }

    private static DatasetException unreadable(Exception e, long line) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new DatasetException(
                        "The file is not UTF-8 somewhere after line %d: save it as UTF-8."
                                .formatted(line),
                        e);
            }
        }
        return new DatasetException("The file cannot be read after line %d.".formatted(line), e);
    }
}
