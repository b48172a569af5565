/** Takes texts in, keeps them, their predictions and what people say of them. */
@NullMarked
package io.mlpipeline.dataapi;

import org.jspecify.annotations.NullMarked;
