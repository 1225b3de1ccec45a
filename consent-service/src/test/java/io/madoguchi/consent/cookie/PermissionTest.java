package io.madoguchi.consent.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.cookie.CookieEntry.Basis;
import io.madoguchi.consent.cookie.Permission.Because;
import io.madoguchi.consent.cookie.Permission.Browser;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The order in which a browser is listened to. */
class PermissionTest {

    @Property
    void anExplicitChoiceWinsOverTheSignal(
            @ForAll Basis basis, @ForAll CookiePurpose purpose, @ForAll boolean chosen, @ForAll boolean gpc) {
        Permission permission = Permission.of(basis, purpose, new Browser(Map.of(purpose, chosen), gpc));

        assertThat(permission.allowed()).isEqualTo(basis == Basis.NECESSARY || chosen);
    }

    @Property
    void theSignalNeverAllowsWhatItsAbsenceForbids(
            @ForAll Basis basis, @ForAll CookiePurpose purpose, @ForAll Map<CookiePurpose, Boolean> choices) {
        boolean with = Permission.of(basis, purpose, new Browser(choices, true)).allowed();
        boolean without =
                Permission.of(basis, purpose, new Browser(choices, false)).allowed();

        assertThat(with && !without).isFalse();
    }

    @Property
    void withTheSignalAloneOnlyTheNecessaryIsLeft(@ForAll Basis basis, @ForAll CookiePurpose purpose) {
        Permission permission = Permission.of(basis, purpose, new Browser(Map.of(), true));

        assertThat(permission)
                .isEqualTo(
                        basis == Basis.NECESSARY
                                ? new Permission(true, Because.NECESSARY)
                                : new Permission(false, Because.GLOBAL_PRIVACY_CONTROL));
    }

    @Property
    void aChoiceForOnePurposeSaysNothingOfAnother(@ForAll Basis basis, @ForAll CookiePurpose one, @ForAll boolean yes) {
        for (CookiePurpose other : CookiePurpose.values()) {
            if (other != one) {
                assertThat(Permission.of(basis, other, new Browser(Map.of(one, yes), false)))
                        .isEqualTo(Permission.of(basis, other, new Browser(Map.of(), false)));
            }
        }
    }
}
