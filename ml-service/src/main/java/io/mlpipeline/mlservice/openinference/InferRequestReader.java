package io.mlpipeline.mlservice.openinference;

import io.mlpipeline.starter.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request for inference strictly where the protocol says what stands there, and leaves
 * alone what it does not name. Refusals are 400, as the protocol has it.
 */
final class InferRequestReader {

    private static final String MEMBER_NAME = "name";
    private static final String PARAMETERS = "parameters";

    private InferRequestReader() {}

    static InferRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw refused("The request is not a JSON object.");
        }
        checkParameters(body);
        JsonNode id = body.get("id");
        if (id != null && !id.isString()) {
            throw refused("The member id is not a string.");
        }
        return new InferRequest(
                id == null ? null : id.stringValue(), texts(body.get("inputs")), outputs(body));
    }

    private static List<@Nullable String> texts(@Nullable JsonNode inputs) {
        if (inputs == null || !inputs.isArray() || inputs.size() != 1) {
            throw refused("The member inputs is not an array of one tensor.");
        }
        JsonNode tensor = inputs.get(0);
        if (!isString(tensor.get(MEMBER_NAME), OpenInferenceController.INPUT)) {
            throw refused("The input tensor is not named text.");
        }
        if (!isString(tensor.get("datatype"), "BYTES")) {
            throw refused(
                    "The datatype of the tensor text is not BYTES, the only one it can have.");
        }
        checkParameters(tensor);
        long elements = elements(tensor.get("shape"));
        JsonNode data = tensor.get("data");
        if (data == null || !data.isArray()) {
            throw refused("The tensor text has no array data of strings.");
        }
        List<@Nullable String> texts = new ArrayList<>();
        flatten(data, texts);
        if (texts.size() != elements) {
            throw refused("The shape of the tensor text does not match its data.");
        }
        return texts;
    }

    /** Number of elements in the shape {@code [n]} or {@code [n,1]}. */
    private static long elements(@Nullable JsonNode shape) {
        boolean known =
                shape != null && shape.isArray() && (shape.size() == 1 || shape.size() == 2);
        if (shape == null || !known) {
            throw refused("The shape of the tensor text is neither [n] nor [n,1].");
        }
        for (JsonNode dimension : shape) {
            if (!dimension.isIntegralNumber()
                    || !dimension.canConvertToInt()
                    || dimension.intValue() < 0) {
                throw refused("The shape of the tensor text holds what is no size.");
            }
        }
        if (shape.size() == 2 && shape.get(1).intValue() != 1) {
            throw refused("The shape of the tensor text is neither [n] nor [n,1].");
        }
        return shape.get(0).intValue();
    }

    /** Takes the strings in row-major order; the depth is bounded by that of the JSON reader. */
    private static void flatten(JsonNode data, List<@Nullable String> texts) {
        for (JsonNode element : data) {
            if (element.isArray()) {
                flatten(element, texts);
            } else if (element.isString()) {
                texts.add(element.stringValue());
            } else {
                throw refused("The data of the tensor text holds something other than strings.");
            }
        }
    }

    private static List<String> outputs(JsonNode body) {
        JsonNode outputs = body.get("outputs");
        if (outputs == null) {
            return List.of();
        }
        if (!outputs.isArray()) {
            throw refused("The member outputs is not an array.");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode output : outputs) {
            checkParameters(output);
            JsonNode name = output.get(MEMBER_NAME);
            if (name == null
                    || !name.isString()
                    || !OpenInferenceController.OUTPUTS.contains(name.stringValue())) {
                throw refused("The output tensors are label, score and probabilities.");
            }
            names.add(name.stringValue());
        }
        return names;
    }

    private static void checkParameters(JsonNode owner) {
        JsonNode parameters = owner.get(PARAMETERS);
        if (parameters == null) {
            return;
        }
        if (!parameters.isObject()) {
            throw refused("The member parameters is not an object.");
        }
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            JsonNode value = parameter.getValue();
            if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
                throw refused("A parameter is neither a string, a number nor a boolean.");
            }
        }
    }

    private static boolean isString(@Nullable JsonNode node, String expected) {
        return node != null && node.isString() && node.stringValue().equals(expected);
    }

    private static ProblemException refused(String detail) {
        return ProblemException.invalidRequest(detail);
    }
}
