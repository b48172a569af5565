/**
 * The suite on one machine: {@code suite} runs its parts, {@code gateway} is their one address,
 * {@code demo} plays messages through it.
 */
@NullMarked
package io.mlpipeline.quickstart;

import org.jspecify.annotations.NullMarked;
