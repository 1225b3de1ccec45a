package io.madoguchi.consent.acquisition;

/** How data is asked for. Only forms so far: the other channels come with the rules that limit them (F1.2). */
public enum Channel {
    FORM
}
