package io.madoguchi.subscription.returns;

import io.madoguchi.subscription.delivery.ReturnPaths;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of our return domain. Whether one is ours is decided by its token alone: no table, no guessing. */
@ApplicationScoped
class Addresses {

    private static final Pattern TOKEN =
            Pattern.compile("(?<kind>[bu])\\+(?<token>[0-9a-v]{" + ReturnPaths.TOKEN + "})");

    /** RFC 5321 §4.5.1 and RFC 2142: these must be there. */
    private static final Set<String> DESKS = Set.of("abuse", "fbl", "postmaster");

    private final ReturnPaths paths;

    Addresses(ReturnPaths paths) {
        this.paths = paths;
    }

    /** Empty for whatever is not ours: another domain, or a token that nobody here has made. */
    Optional<Address> find(String address) {
        String small = address.toLowerCase(Locale.ROOT);
        int at = small.lastIndexOf('@');
        if (at < 0) {
            // RFC 5321 §4.1.1.3: the one address without a domain
            return small.equals("postmaster") ? Optional.of(new Address(Address.Kind.ABUSE, null)) : Optional.empty();
        }
        Optional<String> domain = paths.domain().map(name -> name.toLowerCase(Locale.ROOT));
        if (!domain.equals(Optional.of(small.substring(at + 1)))) {
            return Optional.empty();
        }
        String local = small.substring(0, at);
        if (DESKS.contains(local)) {
            return Optional.of(new Address(Address.Kind.ABUSE, null));
        }
        Matcher token = TOKEN.matcher(local);
        return token.matches() ? ofToken(token.group("kind"), token.group("token")) : Optional.empty();
    }

    private Optional<Address> ofToken(String kind, String token) {
        return kind.equals("b")
                ? paths.deliveryOf(token).map(id -> new Address(Address.Kind.BOUNCE, id))
                : paths.subscriptionOf(token).map(id -> new Address(Address.Kind.UNSUBSCRIBE, id));
    }
}
