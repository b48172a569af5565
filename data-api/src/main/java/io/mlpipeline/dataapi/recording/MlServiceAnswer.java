package io.mlpipeline.dataapi.recording;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What ml-service said.
 *
 * @param status its status
 * @param headers all its headers
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record MlServiceAnswer(HttpStatusCode status, HttpHeaders headers, byte[] body) {}
