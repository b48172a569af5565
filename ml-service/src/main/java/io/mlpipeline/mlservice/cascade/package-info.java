/** The cascade: the linear engine answers when it is sure, the encoder the rest. */
@NullMarked
package io.mlpipeline.mlservice.cascade;

import org.jspecify.annotations.NullMarked;
