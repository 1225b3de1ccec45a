package io.madoguchi.subscription.delivery;

import java.util.regex.Pattern;

/** A file that goes with a mail. */
public record Attachment(String name, String mediaType, byte[] content) {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}");

    public Attachment {
        HeaderText.check("attachment name", name);
        if (name.isBlank() || name.length() > 120 || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an attachment needs a plain file name of at most 120 characters");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("not a media type: " + mediaType);
        }
    }
}
