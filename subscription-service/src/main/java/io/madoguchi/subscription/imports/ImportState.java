package io.madoguchi.subscription.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The way of a list; one that was cut off stays CHECKING or RUNNING and goes on by itself. */
@Schema(name = "ListImportState")
enum ImportState {
    /** Takes parts of its file. */
    OPEN,
    /** The dry run: everything is read and asked, nothing is written. */
    CHECKING,
    CHECKED,
    RUNNING,
    DONE,
    /** The file as a whole cannot be used; {@code problem} says why. */
    BROKEN
}
