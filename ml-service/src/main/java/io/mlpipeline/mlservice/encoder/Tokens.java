package io.mlpipeline.mlservice.encoder;

/**
 * A text as the encoder reads it.
 *
 * @param ids numbers of its word pieces, with the two that mark beginning and end
 */
@SuppressWarnings("ArrayRecordComponent") // passed on to native code, never compared
record Tokens(long[] ids) {

    int length() {
        return ids.length;
    }
}
