package io.mlpipeline.mlservice.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredArraysTests {

    @Test
    void readsArraysLongerThanWhatItAllocatesFirst() throws IOException {
        int length = 50_000;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i = 0; i < length; i++) {
            out.writeLong(i);
        }
        for (int i = 0; i < length; i++) {
            out.writeFloat(i);
        }
        DataInputStream in = in(bytes.toByteArray());

        long[] longs = StoredArrays.longs(in, length);
        float[] floats = StoredArrays.floats(in, length);

        assertThat(longs).hasSize(length);
        assertThat(longs[49_999]).isEqualTo(49_999);
        assertThat(floats).hasSize(length);
        assertThat(floats[49_999]).isEqualTo(49_999);
    }

    @Test
    void endsWithTheFileHoweverMuchIsPromised() {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> StoredArrays.longs(in(new byte[99]), Integer.MAX_VALUE));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> StoredArrays.floats(in(new byte[99]), Integer.MAX_VALUE));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> StoredArrays.bytes(in(new byte[99]), Integer.MAX_VALUE));
    }

    @Test
    void refusesLengthsThatCannotBe() {
        assertThatIOException()
                .isThrownBy(() -> StoredArrays.length(in(new byte[] {-1, 0, 0, 0}), 9));
        assertThatIOException()
                .isThrownBy(() -> StoredArrays.length(in(new byte[] {0, 0, 0, 10}), 9));
        assertThatIOException().isThrownBy(() -> StoredArrays.product(1 << 16, 1 << 15));
    }

    @Test
    void namesTheDamagedFile(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("model.bin"), new byte[] {-1, 0, 0, 0});

        assertThatIOException()
                .isThrownBy(() -> ModelFile.read(file, DataInputStream::readLong))
                .withMessage("model.bin ends too early.");
        assertThatIOException()
                .isThrownBy(() -> ModelFile.read(file, in -> StoredArrays.length(in, 9)))
                .withMessageStartingWith("model.bin is damaged: ");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(
                        () -> ModelFile.read(directory.resolve("none"), DataInputStream::readLong));
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
