package io.mlpipeline.mlservice.encoder;

import java.util.List;

/**
 * Texts as the encoder's graph takes them: all tokens in one row, and how they stand in a grid of
 * one row a text.
 *
 * @param ids of the tokens
 * @param positions of the tokens in their texts
 * @param cells of the tokens in the grid, counted row by row
 * @param grid for each cell the token there; behind a text's end any token, which nobody looks at
 * @param lengths of the texts in tokens
 * @param width of the grid
 */
@SuppressWarnings("ArrayRecordComponent") // passed on to native code, never compared
record PackedTexts(
        long[] ids, long[] positions, long[] cells, long[] grid, int[] lengths, int width) {

    static PackedTexts of(List<Tokens> texts) {
        int[] lengths = texts.stream().mapToInt(Tokens::length).toArray();
        int tokens = 0;
        int width = 0;
        for (int length : lengths) {
            tokens += length;
            width = Math.max(width, length);
        }
        long[] ids = new long[tokens];
        long[] positions = new long[tokens];
        long[] cells = new long[tokens];
        long[] grid = new long[texts.size() * width];
        int token = 0;
        for (int text = 0; text < lengths.length; text++) {
            System.arraycopy(texts.get(text).ids(), 0, ids, token, lengths[text]);
            for (int position = 0; position < lengths[text]; position++) {
                int cell = text * width + position;
                positions[token] = position;
                cells[token] = cell;
                grid[cell] = token;
                token++;
            }
        }
        return new PackedTexts(ids, positions, cells, grid, lengths, width);
    }
}
