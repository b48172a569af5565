package io.mlpipeline.sample;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Fails outside of all handlers, when asked to. */
@Component
class FaultyFilter extends HttpFilter {

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getRequestURI()) {
            case "/filter/throws" -> throw new IllegalStateException("of the filter");
            case "/filter/sends" ->
                    response.sendError(Integer.parseInt(request.getParameter("status")));
            default -> chain.doFilter(request, response);
        }
    }
}
