/** Finds what names or reaches a person or an account, and puts a placeholder in its stead. */
@NullMarked
package io.mlpipeline.preprocessor.personaldata;

import org.jspecify.annotations.NullMarked;
