/** Beans that the build of an image chose, and when they are not what this start asks for. */
@NullMarked
package io.mlpipeline.starter.aheadoftime;

import org.jspecify.annotations.NullMarked;
