/** Asks for an API key on the paths a service names, when a key has been given as a secret. */
@NullMarked
package io.mlpipeline.starter.apikey;

import org.jspecify.annotations.NullMarked;
