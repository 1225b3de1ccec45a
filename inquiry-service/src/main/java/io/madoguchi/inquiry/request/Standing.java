package io.madoguchi.inquiry.request;

/** Where something stands on one of the three axes. */
sealed interface Standing permits Phase, Waiting, Outcome {

    String name();
}
