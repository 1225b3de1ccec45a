package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.request.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member of staff takes down for a person. */
record EnterInquiry(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @NotNull Channel channel,
        @NotNull CaseKind kind,
        @NotNull @Pattern(regexp = "ja|en") String locale,
        @NotNull OffsetDateTime arrivedAt,
        @NotNull @Size(max = 254) String contact,
        @Nullable @Size(min = 1, max = 100) String name,
        @NotBlank @Size(max = 10_000) String text,

        @Nullable @Size(max = 7) List<@NotNull @Valid AskedRight> rights,

        @Nullable @Pattern(regexp = "[A-Z]{2}(-[A-Z0-9]{1,3})?")
        String residence) {}
