package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.consent.policy.SiteAddress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place where data will be asked for. Without own words on recipients and withdrawal it uses the house's. */
@RegisterForReflection
record SetUpCollectionPoint(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull UUID section,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,59}", message = "must be 2 to 60 of a-z, 0-9 and -")
        String code,

        @NotNull Channel channel,
        @NotNull @Valid Names names,
        @NotEmpty @Size(max = 30) List<@NotNull @Valid NoticeItem> items,
        @NotEmpty @Size(max = 20) List<@NotNull UUID> purposes,
        @Valid @Nullable Texts recipients,
        @Valid @Nullable Texts withdrawal,
        @Nullable @SiteAddress String site) {}
