package io.mlpipeline.mlservice.modelfile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One binary file of a model directory. */
public final class ModelFile {

    private ModelFile() {}

    /** Makes something of a file's content. */
    @FunctionalInterface
    public interface Content<T> {
        T read(DataInputStream in) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is damaged; names the file and says why
     */
    public static <T> T read(Path file, Content<T> content) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            return content.read(in);
        } catch (FileSystemException e) {
            throw e;
        } catch (EOFException e) {
            throw new IOException(file.getFileName() + " ends too early.", e);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " is damaged: " + e.getMessage(), e);
        }
    }
}
