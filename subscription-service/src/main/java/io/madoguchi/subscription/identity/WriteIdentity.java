package io.madoguchi.subscription.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.language.Bilingual;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an identity.
 *
 * @param names what stands before the address in From; without it the company's name
 * @param returnDomain takes bounces; its mails then name themselves in the return path
 * @param dkimDomain signs; the domain of From or one above it, or DMARC would not be met
 * @param vendor the recipient at consent-service that runs the relay; none when it stands in the house
 */
record WriteIdentity(
        @NotBlank @Size(max = 80) String name,
        @NotNull @Valid RelaySettings relay,

        @NotNull @Size(max = 200) @Pattern(regexp = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + WriteIdentity.DOMAIN)
        String from,

        @Valid @Nullable Bilingual names,
        @Pattern(regexp = WriteIdentity.DOMAIN) @Nullable String returnDomain,
        @Pattern(regexp = WriteIdentity.DOMAIN) @Nullable String dkimDomain,
        @Valid @Nullable @Size(max = 20) List<@NotNull @Valid SelectorView> selectors,
        @Nullable UUID vendor) {

    static final String DOMAIN = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The name of a file that is mounted for this service, never what is in it. */
    private static final String FILE = "[a-z0-9](?:[a-z0-9._-]{0,60}[a-z0-9])?";

    /**
     * The relay.
     *
     * @param ca the mounted file with the authority that signed its certificate; without one those of the system
     * @param secret the mounted file with the password of the user
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RelaySettings(
            @NotNull @Size(max = 253) @Pattern(regexp = "[a-z0-9](?:[a-z0-9.:-]*[a-z0-9])?")
            String host,

            @Min(1) @Max(65535) int port,
            @NotNull Encryption encryption,
            @Pattern(regexp = FILE) @Nullable String ca,

            @Size(min = 1, max = 200) @Pattern(regexp = "[\\x21-\\x7e]+") @Nullable
            String user,

            @Pattern(regexp = FILE) @Nullable String secret) {

        private boolean isHere() {
            return host.equals("localhost") || host.equals("::1") || host.matches("127(?:\\.\\d{1,3}){3}");
        }
    }

    /** What no single field says. */
    void check() {
        switch (relay.encryption()) {
            case NONE -> {
                if (!relay.isHere()) {
                    throw ProblemException.field("relay.encryption", "may be NONE only on this machine");
                }
                if (relay.user() != null) {
                    throw ProblemException.field("relay.user", "never signs in on a connection that is not encrypted");
                }
            }
            case IF_OFFERED ->
                throw ProblemException.field("relay.encryption", "must be STARTTLS or TLS, or NONE on this machine");
            case STARTTLS, TLS -> {}
        }
        if ((relay.user() == null) != (relay.secret() == null)) {
            throw ProblemException.field("relay.secret", "belongs to a user, and a user to a secret");
        }
        if (!(fromDomain().equals(signing()) || fromDomain().endsWith("." + signing()))) {
            throw ProblemException.field("dkimDomain", "must be the domain of From or one above it");
        }
    }

    private String fromDomain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    String signing() {
        String domain = dkimDomain;
        return domain == null ? fromDomain() : domain;
    }

    List<SelectorView> signs() {
        List<SelectorView> given = selectors;
        return given == null ? List.of() : given;
    }
}
