package io.mlpipeline.mlservice.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Of how many characters in a row n-grams are made: of each number from the shortest to the
 * longest.
 */
public record CharacterLengths(int shortest, int longest) {

    /** Longer ones would find little else than whole words. */
    static final int MOST = 8;

    public CharacterLengths {
        if (!areValid(shortest, longest)) {
            throw new IllegalArgumentException(
                    "There are no n-grams of %d to %d characters.".formatted(shortest, longest));
        }
    }

    private static boolean areValid(int shortest, int longest) {
        return 1 <= shortest && shortest <= longest && longest <= MOST;
    }

    int count() {
        return longest - shortest + 1;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(shortest);
        out.writeByte(longest);
    }

    static CharacterLengths read(DataInputStream in) throws IOException {
        int shortest = in.readByte();
        int longest = in.readByte();
        if (!areValid(shortest, longest)) {
            throw new IOException("the lengths of its n-grams are damaged");
        }
        return new CharacterLengths(shortest, longest);
    }
}
