package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.traffic.LaneView;
import java.util.List;

/** The lanes of the sender that was asked. */
public record LanesView(List<LaneView> items) {}
