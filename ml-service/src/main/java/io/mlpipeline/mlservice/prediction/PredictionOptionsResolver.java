package io.mlpipeline.mlservice.prediction;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands {@link PredictionOptions} to the controller: Spring's own way, with a parameter for each,
 * takes a twentieth of the time of a prediction by the linear engine.
 */
final class PredictionOptionsResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PredictionOptions.class;
    }

    @Override
    public PredictionOptions resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return PredictionOptions.of(
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }
}
