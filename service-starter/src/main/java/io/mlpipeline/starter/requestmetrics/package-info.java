/**
 * Counts and times each request once, under the pattern that answered it and never under a raw
 * path.
 */
@NullMarked
package io.mlpipeline.starter.requestmetrics;

import org.jspecify.annotations.NullMarked;
