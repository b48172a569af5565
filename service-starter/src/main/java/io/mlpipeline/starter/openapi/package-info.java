/** What the description of an interface (OpenAPI) says of all its operations alike. */
@NullMarked
package io.mlpipeline.starter.openapi;

import org.jspecify.annotations.NullMarked;
