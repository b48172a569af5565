/**
 * The linear engine: n-grams, weighed by regression and support vector machines, in microseconds
 * and pure Java.
 */
@NullMarked
package io.mlpipeline.mlservice.linear;

import org.jspecify.annotations.NullMarked;
