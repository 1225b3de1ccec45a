package io.madoguchi.subscription.preflight;

import io.madoguchi.subscription.template.MergeText;
import java.util.List;
import java.util.Set;

/**
 * An issue in one language, as it was written and as it was laid out.
 *
 * @param links where they stand in the body
 * @param pictures where they stand in the body
 * @param text the text part of the body, without the foot
 * @param size of the laid-out HTML in bytes
 * @param ownHosts where a link does not leave
 */
public record Copy(
        String locale,
        boolean html,
        String source,
        MergeText subject,
        MergeText body,
        List<Mark> links,
        List<Mark> pictures,
        String text,
        int size,
        Set<String> ownHosts) {

    public Copy {
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
        ownHosts = Set.copyOf(ownHosts);
    }

    /**
     * Something in the body.
     *
     * @param value the address of a link, the words of a picture
     */
    public record Mark(String value, int line, int column) {}
}
