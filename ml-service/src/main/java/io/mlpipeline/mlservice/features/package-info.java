/**
 * Texts as counted n-grams of words and characters: the features of the linear engine, and part of
 * the encoder's.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.features.NgramVectorizer}.
 */
@NullMarked
package io.mlpipeline.mlservice.features;

import org.jspecify.annotations.NullMarked;
