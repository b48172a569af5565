/**
 * Multinomial logistic regression over sparse and dense features: the one trained part of all
 * engines.
 */
@NullMarked
package io.mlpipeline.mlservice.regression;

import org.jspecify.annotations.NullMarked;
