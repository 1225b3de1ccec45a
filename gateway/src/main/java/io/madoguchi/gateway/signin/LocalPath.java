package io.madoguchi.gateway.signin;

import io.madoguchi.gateway.gate.RequestGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where to go after sign-in: a page of this house, or its front door; never another site. */
final class LocalPath {

    static final String FRONT_DOOR = "/";
    private static final int LONGEST = 1000;
    private static final List<String> NOT_PAGES = List.of("/signin", "/signout", "/api/", "/one-click/");

    private LocalPath() {}

    static String of(@Nullable String wished) {
        if (wished == null
                || wished.length() > LONGEST
                || RequestGate.refuses(wished).isPresent()) {
            return FRONT_DOOR;
        }
        boolean page = NOT_PAGES.stream().noneMatch(wished::startsWith);
        return page ? wished : FRONT_DOOR;
    }
}
