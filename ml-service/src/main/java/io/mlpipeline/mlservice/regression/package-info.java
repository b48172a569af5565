/**
 * Linear classifiers over sparse and dense features, regression and support vector machines: the
 * trained part of all engines.
 */
@NullMarked
package io.mlpipeline.mlservice.regression;

import org.jspecify.annotations.NullMarked;
