package io.madoguchi.persons;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;

/**
 * A person at one company, without a name or an address: {@code 1.} (the version of the pepper) and a keyed hash. The same
 * person at two companies of the group is two references.
 */
@RegisterForReflection
public record PersonRef(@JsonValue String value) {

    /** 32 bytes in base64url: the last character carries four bits only. */
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,2}\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonRef {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a person reference");
        }
    }

    /** Enough to follow a line in a log, too little to look a person up elsewhere. */
    @Override
    public String toString() {
        return value.substring(0, 8);
    }
}
