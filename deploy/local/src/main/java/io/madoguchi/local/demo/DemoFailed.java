package io.madoguchi.local.demo;

import org.jspecify.annotations.Nullable;

/** The demo world could not be told; the desk itself works all the same. */
public final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
