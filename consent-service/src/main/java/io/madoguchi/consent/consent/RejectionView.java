package io.madoguchi.consent.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** A recorded no; {@code EFFECTIVE} when no mail that it stops can start any more. */
@RegisterForReflection
record RejectionView(String company, List<UUID> purposes, WithdrawalView.Status status, List<UUID> episodes) {}
