/**
 * The service {@code preprocessor}: {@code worker → cleaning → language, personaldata} for what
 * comes by the stream, with {@code duplicates} beside it and {@code deadletter} for what fails;
 * {@code preview → cleaning} for what is asked by hand.
 */
@NullMarked
package io.mlpipeline.preprocessor;

import org.jspecify.annotations.NullMarked;
