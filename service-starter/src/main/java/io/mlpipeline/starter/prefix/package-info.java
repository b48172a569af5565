/** Lets every path answer under {@code /api} too, without a redirect or a second mapping. */
@NullMarked
package io.mlpipeline.starter.prefix;

import org.jspecify.annotations.NullMarked;
