package io.madoguchi.inquiry;

/** What somebody comes to the desk for. */
public enum CaseKind {
    INFORMATION,
    MATERIALS,
    POLICY,
    PRACTICES,
    DEALINGS,
    RIGHTS,
    PROPOSAL,
    COMPLAINT,
    CHILD
}
