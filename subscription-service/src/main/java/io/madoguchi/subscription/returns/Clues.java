package io.madoguchi.subscription.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What in a report may lead back to a mail of ours.
 *
 * @param returns addresses and ids that may hold the token of a return path
 * @param leaves texts that may hold the token of an unsubscribe address
 */
record Clues(
        List<String> returns, List<String> leaves, @Nullable String messageId) {

    @Override
    public String toString() {
        return "Clues[...]";
    }
}
