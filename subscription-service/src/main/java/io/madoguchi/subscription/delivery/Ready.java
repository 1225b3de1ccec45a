package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.traffic.TrafficLane;
import java.util.UUID;

/** A mail of a lease that is written and waits for its last check. */
record Ready(Claimed claimed, Envelope envelope, byte[] message, String provider, TrafficLane lane) {

    UUID delivery() {
        return claimed.mail().delivery();
    }

    @Override
    public String toString() {
        return "Ready[" + delivery() + "]";
    }
}
