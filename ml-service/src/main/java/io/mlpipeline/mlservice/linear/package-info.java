/**
 * The linear engine: n-grams and multinomial logistic regression, in microseconds and pure Java.
 */
@NullMarked
package io.mlpipeline.mlservice.linear;

import org.jspecify.annotations.NullMarked;
